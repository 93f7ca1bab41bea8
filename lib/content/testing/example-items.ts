import { ItemDocument } from "../item.ts";

/**
 * One sound item of each type, for tests: the linter has nothing against them, and each rule's test
 * plants its fault in one of them.
 */
const frame = {
  version: 1,
  use: "practice",
  topic: "envelope-encryption",
  lesson: "envelope-encryption#exam",
  blueprint: "clf-c02:2.2-S4",
  depth: "exam",
  difficulty: 2,
  references: [
    {
      url: "https://docs.aws.amazon.com/kms/latest/developerguide/data-keys.html",
      fact: "example-fact",
      checked: "2026-11-24",
    },
  ],
} as const;

/** As an author writes it: defaults left out. */
export const EXAMPLE_SOURCES = {
  single: {
    ...frame,
    id: "example-single",
    type: "single-choice",
    stem: {
      en: "A file of 5 GB goes to disk. Which KMS operation gives the application what it encrypts with?",
      "pt-BR": "Um arquivo de 5 GB vai para o disco. Qual operação do KMS dá à aplicação aquilo com que ela cifra?",
    },
    options: [
      {
        id: "encrypt",
        text: { en: "`Encrypt`", "pt-BR": "`Encrypt`" },
        rationale: {
          en: "It takes 4,096 bytes at most, and the file would have to travel to KMS.",
          "pt-BR": "Aceita no máximo 4.096 bytes, e o arquivo teria de viajar até o KMS.",
        },
        misconception: "example-misconception",
      },
      {
        id: "data-key",
        key: true,
        text: { en: "`GenerateDataKey`", "pt-BR": "`GenerateDataKey`" },
        rationale: {
          en: "It returns a data key twice: in plaintext for this moment, encrypted for later.",
          "pt-BR": "Devolve a chave de dados duas vezes: em claro para já, cifrada para depois.",
        },
      },
      {
        id: "create",
        text: { en: "`CreateKey`", "pt-BR": "`CreateKey`" },
        rationale: {
          en: "It makes a KMS key, whose material stays inside KMS.",
          "pt-BR": "Cria uma chave do KMS, cujo material fica dentro do KMS.",
        },
      },
      {
        id: "describe",
        text: { en: "`DescribeKey`", "pt-BR": "`DescribeKey`" },
        rationale: {
          en: "It tells about a key and hands out no material.",
          "pt-BR": "Descreve uma chave e não entrega material.",
        },
      },
    ],
  },
  multiple: {
    ...frame,
    id: "example-multiple",
    type: "multiple-response",
    stem: {
      en: "A team turns on rotation for its own key. What stays as it was? (Choose two.)",
      "pt-BR": "Uma equipe liga a rotação da própria chave. O que continua como era? (Escolha duas.)",
    },
    options: [
      {
        id: "arn",
        key: true,
        text: { en: "The ARN", "pt-BR": "O ARN" },
        rationale: { en: "Rotation keeps the identity.", "pt-BR": "A rotação mantém a identidade." },
      },
      {
        id: "material",
        text: { en: "The material for new calls", "pt-BR": "O material para chamadas novas" },
        rationale: { en: "That is what rotation replaces.", "pt-BR": "É isso que a rotação troca." },
      },
      {
        id: "policy",
        key: true,
        text: { en: "The key policy", "pt-BR": "A política de chave" },
        rationale: { en: "Permissions are not touched.", "pt-BR": "As permissões não mudam." },
      },
      {
        id: "bill",
        text: { en: "The monthly bill", "pt-BR": "A conta do mês" },
        rationale: { en: "The first rotations add to it.", "pt-BR": "As primeiras rotações somam a ela." },
      },
      {
        id: "date",
        text: { en: "The date of the last rotation", "pt-BR": "A data da última rotação" },
        rationale: { en: "It moves with each rotation.", "pt-BR": "Ela avança a cada rotação." },
      },
    ],
  },
  truth: {
    ...frame,
    id: "example-truth",
    type: "true-false",
    stem: {
      en: "KMS keeps a copy of each data key that it generates.",
      "pt-BR": "O KMS guarda uma cópia de cada chave de dados que gera.",
    },
    options: [
      {
        id: "true",
        rationale: { en: "It forgets them at once.", "pt-BR": "Ele as esquece na hora." },
        misconception: "example-misconception",
      },
      {
        id: "false",
        key: true,
        rationale: {
          en: "The encrypted copy is the caller’s to keep.",
          "pt-BR": "A cópia cifrada fica com quem chamou.",
        },
      },
    ],
  },
  ordering: {
    ...frame,
    id: "example-ordering",
    type: "ordering",
    stem: {
      en: "In which order does envelope encryption of a file proceed?",
      "pt-BR": "Em que ordem acontece a criptografia em envelope de um arquivo?",
    },
    elements: [
      {
        id: "ask",
        text: { en: "Ask KMS for a data key", "pt-BR": "Pedir ao KMS uma chave de dados" },
        rationale: { en: "Without it there is no tool.", "pt-BR": "Sem ela não há com que cifrar." },
      },
      {
        id: "use",
        text: { en: "Encrypt the file locally", "pt-BR": "Cifrar o arquivo localmente" },
        rationale: { en: "The plaintext key is at hand now.", "pt-BR": "Agora a chave em claro está à mão." },
      },
      {
        id: "wipe",
        text: { en: "Wipe the plaintext key", "pt-BR": "Apagar a chave em claro" },
        rationale: { en: "Its work is done.", "pt-BR": "O trabalho dela acabou." },
      },
    ],
  },
  matching: {
    ...frame,
    id: "example-matching",
    type: "matching",
    stem: { en: "Which service fits each need?", "pt-BR": "Qual serviço atende a cada necessidade?" },
    prompts: [
      {
        id: "dedicated",
        text: { en: "Hardware that nobody shares", "pt-BR": "Hardware que ninguém divide" },
        answer: "cloudhsm",
        rationale: { en: "Its clusters are single-tenant.", "pt-BR": "Os clusters são de um só cliente." },
      },
      {
        id: "passwords",
        text: { en: "Passwords that are replaced by themselves", "pt-BR": "Senhas que se trocam sozinhas" },
        answer: "secrets",
        rationale: { en: "It rotates what it stores.", "pt-BR": "Ele troca o que guarda." },
      },
    ],
    choices: [
      { id: "cloudhsm", text: { en: "AWS CloudHSM", "pt-BR": "AWS CloudHSM" } },
      { id: "secrets", text: { en: "AWS Secrets Manager", "pt-BR": "AWS Secrets Manager" } },
      {
        id: "macie",
        text: { en: "Amazon Macie", "pt-BR": "Amazon Macie" },
        rationale: { en: "It finds sensitive data.", "pt-BR": "Ele encontra dados sensíveis." },
      },
    ],
  },
  numeric: {
    ...frame,
    id: "example-numeric",
    type: "numeric",
    stem: {
      en: "How much data does one call of `Encrypt` take at most under a symmetric key?",
      "pt-BR": "Quantos dados uma chamada de `Encrypt` aceita no máximo com uma chave simétrica?",
    },
    unit: { en: "bytes", "pt-BR": "bytes" },
    tolerance: { absolute: 0 },
    answers: [
      {
        id: "limit",
        key: true,
        value: 4096,
        rationale: { en: "4 KiB is the limit.", "pt-BR": "O limite é 4 KiB." },
      },
      {
        id: "decimal",
        value: 4000,
        rationale: { en: "A kibibyte has 1,024 bytes.", "pt-BR": "Um kibibyte tem 1.024 bytes." },
      },
    ],
  },
} as const;

export type ExampleName = keyof typeof EXAMPLE_SOURCES;

/** The example, read as a file is read; with some members changed, where they are given. */
export function exampleItem(name: ExampleName, changes: object = {}): ItemDocument {
  return ItemDocument.parse({ ...EXAMPLE_SOURCES[name], ...changes });
}
