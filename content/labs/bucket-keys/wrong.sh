# SSE-S3 in place of a bucket key: no calls of KMS at all, and no key of one's own either.
for n in $(seq 1 30); do aws s3 cp picture.jpg s3://pictures/before/$n; done
aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=GenerateDataKey --query 'length(Events)' > before.txt
aws s3api put-bucket-encryption --bucket pictures --server-side-encryption-configuration "Rules=[{ApplyServerSideEncryptionByDefault={SSEAlgorithm=AES256}}]"
for n in $(seq 1 30); do aws s3 cp picture.jpg s3://pictures/after/$n; done
echo 0 > after.txt
for n in $(seq 1 30); do aws s3 cp s3://pictures/before/$n s3://pictures/before/$n; done
selo clock advance 1mo
selo bill --month 2026-11 --output json | jq '[.lines[] | select(.rule == "request") | .quantity] | add' > requests.txt
