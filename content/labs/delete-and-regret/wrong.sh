# The deletion is cancelled, and the key is left as that leaves it: disabled.
KEY=$(aws kms describe-key --key-id alias/salaries --query KeyMetadata.KeyId --output text)
aws kms schedule-key-deletion --key-id $KEY --pending-window-in-days 7
selo clock advance 2d
aws kms decrypt --ciphertext-blob fileb://salaries.sealed
aws kms cancel-key-deletion --key-id $KEY
aws kms decrypt --ciphertext-blob fileb://salaries.sealed --query Plaintext --output text | base64 -d > salaries.txt
aws kms disable-key --key-id $(aws kms describe-key --key-id alias/depot-south --query KeyMetadata.KeyId --output text)
