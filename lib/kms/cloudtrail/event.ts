/**
 * A CloudTrail record in the real event's shape (version 1.11), as KMS writes it: the key, the
 * algorithm and the encryption context are in it; plaintext, ciphertext and the response of a
 * cryptographic call are deliberately absent.
 * https://docs.aws.amazon.com/kms/latest/developerguide/logging-using-cloudtrail.html
 */
export interface CloudTrailEvent {
  readonly eventVersion: "1.11";
  readonly userIdentity: {
    readonly type?: string;
    readonly principalId?: string;
    readonly arn?: string;
    readonly accountId?: string;
    readonly userName?: string;
    /** The service that called for the user; "AWS Internal" where nobody called. */
    readonly invokedBy?: string;
  };
  readonly eventTime: string;
  readonly eventSource: "kms.amazonaws.com";
  readonly eventName: string;
  readonly awsRegion: string;
  readonly sourceIPAddress: string;
  readonly userAgent: string;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly requestParameters: Readonly<Record<string, unknown>> | null;
  readonly responseElements: Readonly<Record<string, unknown>> | null;
  readonly additionalEventData?: Readonly<Record<string, unknown>>;
  /** Null for what nobody requested. */
  readonly requestID: string | null;
  readonly eventID: string;
  /** The same in the records that one call leaves in two accounts. */
  readonly sharedEventID?: string;
  readonly readOnly: boolean;
  readonly resources: readonly { readonly accountId: string; readonly type: "AWS::KMS::Key"; readonly ARN: string }[];
  /** AwsServiceEvent: something that KMS did by itself when its time had come. */
  readonly eventType: "AwsApiCall" | "AwsServiceEvent";
  readonly serviceEventDetails?: Readonly<Record<string, unknown>>;
  readonly managementEvent: true;
  readonly vpcEndpointId?: string;
  readonly recipientAccountId: string;
  readonly eventCategory: "Management";
}
