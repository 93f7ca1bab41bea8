/** The tasks of the exam guide, as it numbers them (content/blueprints/clf-c02.yaml; a content test holds the two together). */
export const TASK_IDS = [
  "1.1",
  "1.2",
  "1.3",
  "1.4",
  "2.1",
  "2.2",
  "2.3",
  "2.4",
  "3.1",
  "3.2",
  "3.3",
  "3.4",
  "3.5",
  "3.6",
  "3.7",
  "3.8",
  "4.1",
  "4.2",
  "4.3",
] as const;
export type TaskId = (typeof TASK_IDS)[number];

export const DOMAIN_IDS = ["1", "2", "3", "4"] as const;
export type DomainId = (typeof DOMAIN_IDS)[number];
