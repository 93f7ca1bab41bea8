KEY=$(aws kms describe-key --key-id alias/orders --query KeyMetadata.KeyId --output text)
aws kms create-grant --key-id $KEY --grantee-principal arn:aws:iam::123456789012:role/packer --operations Decrypt RetireGrant --constraints EncryptionContextSubset={shop=centro} > grant.json
aws kms decrypt --ciphertext-blob fileb://order-centro.sealed --encryption-context shop=centro --grant-tokens $(jq -r .GrantToken grant.json) --profile packer --query Plaintext --output text | base64 -d > label.txt
selo clock advance 5m
aws kms decrypt --ciphertext-blob fileb://order-norte.sealed --encryption-context shop=norte --profile packer
aws kms retire-grant --grant-token $(jq -r .GrantToken grant.json) --profile packer
aws kms decrypt --ciphertext-blob fileb://order-centro.sealed --encryption-context shop=centro --profile packer
