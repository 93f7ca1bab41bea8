aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=Decrypt --query 'Events[].CloudTrailEvent' | jq -r '.[] | fromjson | select(.requestParameters.encryptionContext.document == "c-207") | "\(.eventTime) \(.userIdentity.arn) \(.errorCode)"'
echo davi > who.txt
aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=$(cat who.txt) --query 'Events[].CloudTrailEvent' | jq -r '.[] | fromjson | select(.requestParameters.encryptionContext.document == "c-207" and .errorCode == null) | .eventTime' > when.txt
aws cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=$(cat who.txt) --query 'Events[].CloudTrailEvent' | jq -r '.[] | fromjson | select(.eventName == "Decrypt" and .errorCode == null) | .requestParameters.encryptionContext.document' | sort -u | wc -l > how-many.txt
aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=CreateGrant --query 'Events[].CloudTrailEvent' | jq -r '.[] | fromjson | "\(.eventTime) \(.userIdentity.userName) \(.requestParameters.granteePrincipal)"'
echo clara > who-let.txt
KEY=$(aws kms describe-key --key-id alias/contracts --query KeyMetadata.KeyId --output text)
aws kms revoke-grant --key-id $KEY --grant-id $(aws kms list-grants --key-id $KEY --query "Grants[?Name=='help-with-204'].GrantId" --output text)
