/** Services that encrypt with KMS for their users, as small models over one simulator. */
export * as dynamodb from "./dynamodb.ts";
export * as ebs from "./ebs.ts";
export * as lambda from "./lambda.ts";
export * as rds from "./rds.ts";
export * as s3 from "./s3.ts";
export * as secretsManager from "./secrets-manager.ts";
export * as sqs from "./sqs.ts";
