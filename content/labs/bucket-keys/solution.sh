for n in $(seq 1 30); do aws s3 cp picture.jpg s3://pictures/before/$n; done
aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=GenerateDataKey --query 'length(Events)' > before.txt
KEY=$(aws kms describe-key --key-id alias/pictures --query KeyMetadata.Arn --output text)
aws s3api put-bucket-encryption --bucket pictures --server-side-encryption-configuration "Rules=[{ApplyServerSideEncryptionByDefault={SSEAlgorithm=aws:kms,KMSMasterKeyID=$KEY},BucketKeyEnabled=true}]"
for n in $(seq 1 30); do aws s3 cp picture.jpg s3://pictures/after/$n; done
aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=GenerateDataKey --query 'Events[].CloudTrailEvent' | jq '[.[] | fromjson | select(.requestParameters.encryptionContext["aws:s3:arn"] == "arn:aws:s3:::pictures")] | length' > after.txt
aws s3 cp s3://pictures/before/7 -
for n in $(seq 1 30); do aws s3 cp s3://pictures/before/$n s3://pictures/before/$n; done
selo clock advance 1mo
selo bill --month 2026-11
selo bill --month 2026-11 --output json | jq '[.lines[] | select(.rule == "request") | .quantity] | add' > requests.txt
