import { ok } from "../../../result.ts";
import { loadClient } from "../../../kms/index.ts";
import { serviceFailure } from "../cli-failure.ts";
import type { CliOperation, CliService } from "../cli-operation.ts";

const LOOKUP_EVENTS: CliOperation = {
  name: "LookupEvents",
  documentation: "https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html",
  input: {
    LookupAttributes: {
      type: "structure-list",
      members: {
        AttributeKey: { type: "text", required: true },
        AttributeValue: { type: "text", required: true, min: 1, max: 2000 },
      },
    },
    StartTime: { type: "timestamp" },
    EndTime: { type: "timestamp" },
    MaxResults: { type: "integer", min: 1, max: 50 },
    NextToken: { type: "text" },
  },
  pages: { list: "Events", tokenIn: "NextToken", tokenOut: "NextToken", limit: "MaxResults" },
  run: async (input, { kms, caller, region }) => {
    const { lookupEvents } = await loadClient();
    const found = lookupEvents(kms.world, input, { caller, region });
    return found.ok ? ok(found.value) : serviceFailure(found.error.code, "LookupEvents", found.error.message);
  },
};

/** The event history. Trails, which deliver to a bucket, are not modelled. */
export const CLOUDTRAIL_SERVICE: CliService = {
  name: "cloudtrail",
  operations: ["LookupEvents"],
  load: () => Promise.resolve(LOOKUP_EVENTS),
};
