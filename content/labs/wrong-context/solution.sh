aws kms decrypt --ciphertext-blob fileb://row-17.sealed --encryption-context patient=17
aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=Encrypt --query 'Events[].CloudTrailEvent' | jq '.[] | fromjson | .requestParameters.encryptionContext'
aws kms decrypt --ciphertext-blob fileb://row-17.sealed --encryption-context patient=42,exam=ferritin --query Plaintext --output text | base64 -d > row-17.txt
mv row-17.sealed aside; mv row-42.sealed row-17.sealed; mv aside row-42.sealed
aws kms re-encrypt --ciphertext-blob fileb://row-42.sealed --source-encryption-context patient=42,exam=ferritin --destination-key-id alias/results --destination-encryption-context patient=57,exam=ferritin --query CiphertextBlob --output text | base64 -d > row-57.sealed
