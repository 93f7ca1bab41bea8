aws kms decrypt --ciphertext-blob fileb://payroll.sealed --profile igor
KEY=$(aws kms describe-key --key-id alias/payroll --query KeyMetadata.KeyId --output text)
aws kms get-key-policy --key-id $KEY --query Policy --output text > policy.json
jq '.Statement += [{Sid:"Look",Effect:"Allow",Principal:{AWS:"arn:aws:iam::123456789012:user/caio"},Action:["kms:Describe*","kms:Get*","kms:List*"],Resource:"*"}]' policy.json > next.json
jq '.Statement += [{Sid:"Use",Effect:"Allow",Principal:{AWS:"arn:aws:iam::123456789012:user/helena"},Action:["kms:Encrypt","kms:Decrypt","kms:GenerateDataKey*","kms:DescribeKey"],Resource:"*"}]' next.json > policy.json
jq '.Statement += [{Sid:"Manage",Effect:"Allow",Principal:{AWS:"arn:aws:iam::123456789012:user/marta"},Action:["kms:Describe*","kms:Get*","kms:List*","kms:Enable*","kms:Disable*","kms:PutKeyPolicy"],Resource:"*"}]' policy.json > next.json
jq '.Statement[0] += {Condition:{StringEquals:{"aws:PrincipalArn":"arn:aws:iam::123456789012:root"}}}' next.json > policy.json
aws kms put-key-policy --key-id $KEY --policy file://policy.json
