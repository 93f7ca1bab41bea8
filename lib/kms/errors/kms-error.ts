/**
 * What KMS answers instead of an output: the service's own codes and sentences, in English as the
 * service says them. Recorded answers of the real service are the model. Explanations in the
 * learner's language belong to whoever shows the error.
 */
export const KMS_ERROR_CODES = [
  "AccessDeniedException",
  "AlreadyExistsException",
  "CloudHsmClusterInUseException",
  "ConflictException",
  "CustomKeyStoreHasCMKsException",
  "CustomKeyStoreInvalidStateException",
  "CustomKeyStoreNameInUseException",
  "CustomKeyStoreNotFoundException",
  "DisabledException",
  "DryRunOperationException",
  "ExpiredImportTokenException",
  "IncorrectKeyException",
  "IncorrectKeyMaterialException",
  "IncorrectTrustAnchorException",
  "InvalidAliasNameException",
  "InvalidArnException",
  "InvalidCiphertextException",
  "InvalidGrantIdException",
  "InvalidGrantTokenException",
  "InvalidImportTokenException",
  "InvalidKeyUsageException",
  "InvalidMarkerException",
  "KMSInvalidMacException",
  "KMSInvalidSignatureException",
  "KMSInvalidStateException",
  "LimitExceededException",
  "MalformedPolicyDocumentException",
  "NotFoundException",
  "TagException",
  "UnknownOperationException",
  "UnsupportedOperationException",
  "ValidationException",
  "XksKeyAlreadyInUseException",
  "XksProxyUriEndpointInUseException",
  "XksProxyUriInUseException",
  "XksProxyUriUnreachableException",
  "XksProxyVpcEndpointServiceInUseException",
] as const;
export type KmsErrorCode = (typeof KMS_ERROR_CODES)[number];

export interface KmsError {
  readonly code: KmsErrorCode;
  /** Empty where the service says nothing, as for an invalid ciphertext. */
  readonly message: string;
}

export function kmsError(code: KmsErrorCode, message = ""): KmsError {
  return { code, message };
}

/** The answer to a dry run that would have worked. */
export const DRY_RUN_ERROR = kmsError(
  "DryRunOperationException",
  "The request would have succeeded, but the DryRun option is set.",
);
