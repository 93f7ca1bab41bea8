aws kms decrypt --ciphertext-blob fileb://catalogue.sealed --profile lia
KEY=$(aws kms describe-key --key-id alias/catalogue --query KeyMetadata.KeyId --output text)
aws kms get-key-policy --key-id $KEY --query Policy --output text | jq '.Statement += [{Sid:"University",Effect:"Allow",Principal:{AWS:"arn:aws:iam::111122223333:root"},Action:"kms:Decrypt",Resource:"*"}]' > policy.json
aws kms put-key-policy --key-id $KEY --policy file://policy.json
ARN=$(aws kms describe-key --key-id alias/catalogue --query KeyMetadata.Arn --output text)
aws iam put-user-policy --user-name lia --policy-name read-catalogue --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"kms:Decrypt\",\"Resource\":\"$ARN\"}]}" --profile other-account
aws kms decrypt --ciphertext-blob fileb://catalogue.sealed --profile lia --query Plaintext --output text | base64 -d > catalogue.txt
selo bill --account 111122223333
echo 111122223333 > payer.txt
