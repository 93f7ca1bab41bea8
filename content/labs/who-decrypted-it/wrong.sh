# Whoever tried is taken for whoever got in: calls that failed are counted, and every grant is revoked.
echo davi > who.txt
aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=davi --query 'Events[].CloudTrailEvent' | jq -r '.[] | fromjson | select(.requestParameters.encryptionContext.document == "c-207") | .eventTime' | tail -n 1 > when.txt
aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=davi --query 'Events[].EventName' | grep -c Decrypt > how-many.txt
echo clara > who-let.txt
KEY=$(aws kms describe-key --key-id alias/contracts --query KeyMetadata.KeyId --output text)
for grant in $(aws kms list-grants --key-id $KEY --query 'Grants[].GrantId' --output text); do aws kms revoke-grant --key-id $KEY --grant-id $grant; done
