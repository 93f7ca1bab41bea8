import { json } from "@codemirror/lang-json";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";

import en from "@/content/messages/en.json";
import ptBR from "@/content/messages/pt-BR.json";
import { loadPolicy, type PolicyKind } from "@/lib/kms";

import { policyPlaceAt } from "./policy-place.ts";
import { aboutWord, wordsFor } from "./policy-words.ts";

const { vocabulary } = await loadPolicy();
const named = {
  principals: ["arn:aws:iam::123456789012:role/app"],
  services: ["s3.amazonaws.com"],
  keys: ["arn:aws:kms:us-east-1:123456789012:key/k"],
  accounts: ["123456789012"],
  regions: ["us-east-1"],
};

/** The place of the | in a text, which need not be finished JSON: the editor closes quotes as they are opened. */
function placeIn(marked: string) {
  const at = marked.indexOf("|");
  const state = EditorState.create({ doc: marked.replace("|", ""), extensions: [json()] });
  return policyPlaceAt(state, at);
}

function offered(marked: string, kind: PolicyKind = "key-policy"): readonly string[] {
  const place = placeIn(marked);
  return place === null ? [] : wordsFor(place, kind, vocabulary, named).map(({ word }) => word);
}

describe("the words that a place of a policy may hold", () => {
  it.each<[string, string, readonly string[]]>([
    ["the document's members", '{"|"', ["Version", "Id", "Statement"]],
    ["effects", '{"Statement": [{"Effect": "|"', ["Allow", "Deny"]],
    ["kinds of principals", '{"Statement": [{"Principal": {"|"', ["AWS", "Service"]],
    [
      "who there is",
      '{"Statement": {"Principal": {"AWS": ["|"]}}}',
      [...named.principals, "arn:aws:iam::123456789012:root"],
    ],
    ["services", '{"Statement": [{"Principal": {"Service": "|"}}]}', named.services],
    ["keys", '{"Statement": [{"Resource": "|"}]}', ["*", ...named.keys]],
    [
      "what a service is called in kms:ViaService",
      '{"Statement": [{"Condition": {"StringEquals": {"kms:ViaService": "|"',
      ["s3.us-east-1.amazonaws.com"],
    ],
    ["true and false", '{"Statement": [{"Condition": {"Bool": {"kms:MultiRegion": "|"', ["true", "false"]],
    ["nothing in a name of one's own", '{"Statement": [{"Sid": "|"}]}', []],
    ["nothing between two members", '{"Statement": [|]}', []],
  ])("%s", (_, marked, expected) => {
    expect(offered(marked)).toEqual(expected);
  });

  it("actions, operators and condition keys are those of the vocabulary", () => {
    expect(offered('{"Statement": [{"Action": ["kms:Encrypt", "|"')).toEqual(
      expect.arrayContaining(["kms:*", "kms:ReEncryptFrom", "kms:Decrypt"]),
    );
    expect(offered('{"Statement": [{"Condition": {"|"')).toEqual(vocabulary.CONDITION_OPERATORS);
    expect(offered('{"Statement": [{"Condition": {"StringLike": {"|"')).toEqual(Object.keys(vocabulary.CONDITION_KEYS));
  });

  it("an identity's policy names no principal", () => {
    expect(offered('{"Statement": [{"|"', "identity-policy")).not.toContain("Principal");
    expect(offered('{"Statement": [{"|"')).toContain("Principal");
  });
});

describe("what is said of a word", () => {
  it.each([
    ['{"Statement": [{"Not|Action": "x"}]}', "element.NotAction"],
    ['{"Statement": [{"Condition": {"ForAnyValue:StringNot|Like": {}}}]}', "operator.String"],
    [
      '{"Statement": [{"Condition": {"StringEquals": {"kms:EncryptionContext:a|pp": "x"}}}]}',
      "key.kms:EncryptionContext:",
    ],
    ['{"Statement": [{"Condition": {"StringEquals": {"saml:a|ud": "x"}}}]}', null],
    ['{"Statement": [{"Action": "kms:|*"}]}', "action.all"],
    ['{"Statement": [{"Effect": "De|ny"}]}', "effect.Deny"],
  ])("%s", (marked, expected) => {
    const place = placeIn(marked);
    expect(place && aboutWord(place, vocabulary)).toBe(expected);
  });

  it("is there for every element, operator and condition key, in both languages", () => {
    const kinds: readonly PolicyKind[] = ["key-policy", "identity-policy"];
    const elements = [...vocabulary.DOCUMENT_MEMBERS, ...kinds.flatMap(vocabulary.statementMembers)];
    for (const { policyWords } of [en.sandbox, ptBR.sandbox]) {
      expect(Object.keys(policyWords.element)).toEqual(expect.arrayContaining(elements));
      expect(Object.keys(policyWords.key)).toEqual(Object.keys(vocabulary.CONDITION_KEYS));
      for (const operator of vocabulary.CONDITION_OPERATORS) {
        const family = aboutWord(
          { path: ["Statement", "Condition"], part: "name", text: operator, from: 0, to: 0 },
          vocabulary,
        );
        expect(Object.keys(policyWords.operator).map((name) => `operator.${name}`)).toContain(family);
      }
    }
  });
});
