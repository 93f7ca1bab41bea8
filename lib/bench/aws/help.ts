import type { MemberShape } from "../../kms/index.ts";
import type { CliOperation, CliService } from "./cli-operation.ts";
import { optionName } from "./option-name.ts";

/** Help pages, made from the shapes that the simulator validates with; AWS's own text is a link away. */

export function helpOfAws(services: readonly string[]): string {
  return page("aws", "Calls the simulated services of this world, with the AWS CLI's own words.", [
    ["SYNOPSIS", ["aws [options] <command> <subcommand> [parameters]"]],
    ["AVAILABLE SERVICES", services.map((name) => `o ${name}`)],
    [
      "GLOBAL OPTIONS",
      [
        "--region <string>      the Region to call",
        "--profile <string>     who calls: a user or role of the world",
        "--output <json|text|table|yaml|off>",
        "--query <string>       a JMESPath expression over the answer",
        "--cli-input-json <string>   the whole input as JSON, or file://path",
        "--generate-cli-skeleton     prints that JSON, empty, and calls nothing",
        "--cli-binary-format <base64|raw-in-base64-out>",
        "--no-paginate",
      ],
    ],
  ]);
}

export function helpOfService({ name, operations }: CliService): string {
  return page(`aws ${name}`, null, [
    ["AVAILABLE COMMANDS", operations.map((operation) => `o ${optionName(operation)}`)],
  ]);
}

export function helpOfOperation(service: string, operation: CliOperation): string {
  const { name, input, positional, pages, documentation } = operation;
  const members = Object.entries(input);
  const synopsis = members.map(([member, shape]) => {
    const option = `--${optionName(member)} ${placeholder(shape)}`.trimEnd();
    return shape.required ? `  ${option}` : `  [${option}]`;
  });
  return page(`aws ${service} ${optionName(name)}`, `Full text: ${documentation}`, [
    ["SYNOPSIS", [optionName(name), ...synopsis, ...(positional === undefined ? [] : [`  ${positional}`])]],
    [
      "OPTIONS",
      [
        ...members.flatMap(([member, shape]) => [
          `--${optionName(member)} (${kindOf(shape)})${shape.required ? " [required]" : ""}`,
          ...limitsOf(shape).map((line) => `    ${line}`),
        ]),
        ...(pages === undefined ? [] : ["--max-items (integer)", "--starting-token (string)", "--page-size (integer)"]),
      ],
    ],
  ]);
}

/** `--generate-cli-skeleton`: the input with every member, empty. */
export function skeletonOf({ input }: CliOperation): unknown {
  return Object.fromEntries(Object.entries(input).map(([name, shape]) => [name, emptyOf(shape)]));
}

function page(name: string, about: string | null, sections: readonly (readonly [string, readonly string[]])[]): string {
  const all = [["NAME", [name, ...(about === null ? [] : ["", about])]] as const, ...sections];
  return all
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `${title}\n${lines.map((line) => (line === "" ? "" : `       ${line}`)).join("\n")}\n`)
    .join("\n");
}

function placeholder(shape: MemberShape): string {
  return shape.type === "boolean" ? "" : "<value>";
}

function kindOf({ type }: MemberShape): string {
  const names: Partial<Record<MemberShape["type"], string>> = {
    text: "string",
    enum: "string",
    "text-map": "map",
    "text-list": "list",
    "enum-list": "list",
    "structure-list": "list",
  };
  return names[type] ?? type;
}

function limitsOf(shape: MemberShape): string[] {
  switch (shape.type) {
    case "enum":
    case "enum-list":
      return [`possible values: ${shape.values.join(", ")}`];
    case "structure":
    case "structure-list":
      return [`members: ${Object.keys(shape.members).join(", ")}`];
    case "text":
    case "blob":
    case "integer": {
      const unit = { text: "characters", blob: "bytes", integer: "" }[shape.type];
      const limits = [
        shape.min === undefined ? "" : `at least ${shape.min}`,
        shape.max === undefined ? "" : `at most ${shape.max}`,
      ];
      const said = limits.filter((limit) => limit !== "").join(", ");
      return said === "" ? [] : [`${said} ${unit}`.trimEnd()];
    }
    case "boolean":
    case "timestamp":
    case "text-list":
    case "text-map":
      return [];
  }
}

function emptyOf(shape: MemberShape): unknown {
  switch (shape.type) {
    case "text":
    case "blob":
      return "";
    case "enum":
      return shape.values[0];
    case "integer":
      return 0;
    case "timestamp":
      return "1970-01-01T00:00:00";
    case "boolean":
      return true;
    case "text-map":
      return { KeyName: "" };
    case "text-list":
      return [""];
    case "enum-list":
      return [shape.values[0]];
    case "structure":
      return Object.fromEntries(Object.entries(shape.members).map(([name, inner]) => [name, emptyOf(inner)]));
    case "structure-list":
      return [Object.fromEntries(Object.entries(shape.members).map(([name, inner]) => [name, emptyOf(inner)]))];
  }
}
