# "It has been replaced, so away with it": the old key waits for its deletion, and ticket 001 is turned away.
OLD=$(aws kms describe-key --key-id alias/tickets --query KeyMetadata.KeyId --output text)
aws kms enable-key-rotation --key-id $OLD
NEW=$(aws kms create-key --key-spec HMAC_256 --key-usage GENERATE_VERIFY_MAC --query KeyMetadata.KeyId --output text)
aws kms update-alias --alias-name alias/tickets --target-key-id $NEW
aws kms generate-mac --key-id alias/tickets --message fileb://ticket-002.txt --mac-algorithm HMAC_SHA_256 --query Mac --output text | base64 -d > ticket-002.mac
aws kms create-alias --alias-name alias/tickets-old --target-key-id $OLD
aws kms schedule-key-deletion --key-id $OLD
