# Decrypt and Encrypt in place of ReEncrypt: row 57 opens, but the result has been seen on the way.
aws kms decrypt --ciphertext-blob fileb://row-17.sealed --encryption-context patient=17
aws kms decrypt --ciphertext-blob fileb://row-17.sealed --encryption-context patient=42,exam=ferritin --query Plaintext --output text | base64 -d > row-17.txt
mv row-17.sealed aside; mv row-42.sealed row-17.sealed; mv aside row-42.sealed
aws kms encrypt --key-id alias/results --plaintext fileb://row-17.txt --encryption-context patient=57,exam=ferritin --query CiphertextBlob --output text | base64 -d > row-57.sealed
