KEY=$(aws kms create-key --key-spec ECC_NIST_P256 --key-usage SIGN_VERIFY --query KeyMetadata.KeyId --output text)
aws kms create-alias --alias-name alias/releases --target-key-id $KEY
aws kms sign --key-id alias/releases --message fileb://release.txt --signing-algorithm ECDSA_SHA_256 --query Signature --output text | base64 -d > release.sig
aws kms get-public-key --key-id alias/releases --query PublicKey --output text | base64 -d | openssl pkey -pubin -inform DER -out public.pem
for m in mirror-*.txt; do echo $m; openssl dgst -sha256 -verify public.pem -signature release.sig $m; done
echo mirror-b.txt > genuine.txt
aws kms disable-key --key-id $KEY
aws kms verify --key-id alias/releases --message fileb://release.txt --signature fileb://release.sig --signing-algorithm ECDSA_SHA_256
openssl dgst -sha256 -verify public.pem -signature release.sig release.txt
