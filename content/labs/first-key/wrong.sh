# The note is copied instead of decrypted: the file is right, and CloudTrail knows of no Decrypt.
KEY=$(aws kms create-key --query KeyMetadata.KeyId --output text)
aws kms create-alias --alias-name alias/notes --target-key-id $KEY
aws kms encrypt --key-id alias/notes --plaintext fileb://note.txt --query CiphertextBlob --output text | base64 -d > note.sealed
cp note.txt opened.txt
