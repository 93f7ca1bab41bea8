# The material was thrown away after the import, and new bytes are imported in its place: KMS refuses them.
KEY=$(aws kms create-key --origin EXTERNAL --query KeyMetadata.KeyId --output text)
aws kms create-alias --alias-name alias/claims --target-key-id $KEY
wrap() {
  aws kms get-parameters-for-import --key-id $KEY --wrapping-algorithm RSAES_OAEP_SHA_256 --wrapping-key-spec RSA_2048 > import.json
  jq -r .PublicKey import.json | base64 -d > wrapping.der; jq -r .ImportToken import.json | base64 -d > token.bin
  openssl pkeyutl -encrypt -pubin -keyform DER -inkey wrapping.der -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha256 -in material.bin -out wrapped.bin
}
wrap
aws kms import-key-material --key-id $KEY --import-token fileb://token.bin --encrypted-key-material fileb://wrapped.bin --expiration-model KEY_MATERIAL_EXPIRES --valid-to 2026-12-02T09:00:00Z
rm material.bin
aws kms encrypt --key-id alias/claims --plaintext fileb://claim.txt --query CiphertextBlob --output text | base64 -d > claim.sealed
selo clock advance 31d
aws kms decrypt --ciphertext-blob fileb://claim.sealed
openssl rand -out material.bin 32
wrap
aws kms import-key-material --key-id $KEY --import-token fileb://token.bin --encrypted-key-material fileb://wrapped.bin --expiration-model KEY_MATERIAL_DOES_NOT_EXPIRE
aws kms decrypt --ciphertext-blob fileb://claim.sealed --query Plaintext --output text | base64 -d > claim.opened
