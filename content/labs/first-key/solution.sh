KEY=$(aws kms create-key --query KeyMetadata.KeyId --output text)
aws kms create-alias --alias-name alias/notes --target-key-id $KEY
aws kms encrypt --key-id alias/notes --plaintext fileb://note.txt --query CiphertextBlob --output text | base64 -d > note.sealed
aws kms decrypt --ciphertext-blob fileb://note.sealed --query Plaintext --output text | base64 -d > opened.txt
