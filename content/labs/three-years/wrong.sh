# Three rotations at once, by hand: the same list at first sight, but nothing rotates from then on.
KEY=$(aws kms describe-key --key-id alias/deeds --query KeyMetadata.KeyId --output text)
for year in 1 2 3; do aws kms rotate-key-on-demand --key-id $KEY; selo clock advance 1d; done
selo clock advance 38mo
aws kms list-key-rotations --key-id $KEY
aws kms decrypt --ciphertext-blob fileb://deed-2026.sealed --query Plaintext --output text | base64 -d > deed-2026.txt
aws kms encrypt --key-id alias/deeds --plaintext fileb://deed-2030.txt --query CiphertextBlob --output text | base64 -d > deed-2030.sealed
aws kms decrypt --ciphertext-blob fileb://deed-2026.sealed --query KeyMaterialId --output text > old.id
aws kms decrypt --ciphertext-blob fileb://deed-2030.sealed --query KeyMaterialId --output text > new.id
selo bill --month 2029-12 --output json | jq -r .total > cost.txt
