/** Messages of the AWS Encryption SDK: written, read, and drawn byte by byte. */
export { MESSAGE_FAULTS, type MessageFault, type MessageFaultCode } from "./message-fault.ts";
export { type EncryptedDataKey, KMS_PROVIDER, type MessageHeader, parseMessageHeader } from "./message-header.ts";
export { openKeyWithKms, sealingKeyFromKms } from "./message-keys.ts";
export { readMessage } from "./read-message.ts";
export { MESSAGE_ID_LENGTH } from "./suite.ts";
export { FRAME_LENGTH, writeMessage } from "./write-message.ts";
