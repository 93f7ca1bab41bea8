import { describe, expect, it } from "vitest";

import { type AnswerReply, createAnswerQueue, type QueuedAnswer, type QueuePorts } from "./answer-queue.ts";

function answerNumber(position: number, sessionId = "one"): QueuedAnswer {
  return {
    sessionId,
    position,
    response: { type: "single-choice", optionId: "amber" },
    idempotencyKey: `key-${sessionId}-${position}`,
    elapsedMs: 10,
    queuedAt: position,
  };
}

const REPLY = {} as AnswerReply;
class Refused extends Error {}

/** A device that keeps answers for all its tabs, and a server that counts each key once. */
function createDevice() {
  const kept = new Map<string, QueuedAnswer>();
  const counted: string[] = [];
  let sent = 0;
  const device = { kept, counted, online: true, blocked: false, loseReplies: false, sent: () => sent };
  let turn: Promise<unknown> = Promise.resolve();

  function openTab() {
    const events: string[] = [];
    const ports: QueuePorts = {
      store: {
        list: async () => {
          if (device.blocked) throw new Error("storage is blocked");
          return [...kept.values()].toSorted((left, right) => left.queuedAt - right.queuedAt);
        },
        put: async (answer) => {
          if (device.blocked) throw new Error("storage is blocked");
          kept.set(answer.idempotencyKey, answer);
        },
        remove: async (key) => void kept.delete(key),
      },
      send: async (answer) => {
        sent += 1;
        await Promise.resolve();
        if (!device.online) throw new TypeError("no connection");
        if (answer.position === 13) throw new Refused();
        if (!counted.includes(answer.idempotencyKey)) counted.push(answer.idempotencyKey);
        if (device.loseReplies) throw new TypeError("the reply was lost");
        return REPLY;
      },
      isRetryable: (error) => error instanceof TypeError,
      inTurn: async (work) => {
        const mine = turn.then(work, work);
        turn = mine.catch(() => undefined);
        return await mine;
      },
      pause: async () => await new Promise((resolve) => setTimeout(resolve, 1)),
      onDelivered: ({ position }) => events.push(`delivered ${position}`),
      onRefused: ({ position }) => events.push(`refused ${position}`),
      onGone: ({ position }) => events.push(`gone ${position}`),
    };
    return { queue: createAnswerQueue(ports), events };
  }
  return { ...device, device, openTab };
}

async function untilIdle(queue: ReturnType<typeof createAnswerQueue>): Promise<void> {
  for (let turns = 0; turns < 500; turns += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    const { phase, answers } = queue.getState();
    if (phase === "idle" && answers.length === 0) return;
  }
  throw new Error("the queue never came to rest");
}

describe("the queue of answers", () => {
  it("delivers in the order given and says idle only when nothing is left", async () => {
    const { openTab, counted, kept } = createDevice();
    const { queue, events } = openTab();
    await Promise.all([1, 2, 3].map((position) => queue.add(answerNumber(position))));
    await untilIdle(queue);
    expect(counted).toEqual(["key-one-1", "key-one-2", "key-one-3"]);
    expect(events).toEqual(["delivered 1", "delivered 2", "delivered 3"]);
    expect(kept.size).toBe(0);
  });

  it("waits while there is no connection, keeps everything, and delivers once when it is back", async () => {
    const { device, openTab, counted, kept } = createDevice();
    device.online = false;
    const { queue } = openTab();
    await queue.add(answerNumber(1));
    await queue.add(answerNumber(2));
    await new Promise((resolve) => setTimeout(resolve, 15));
    expect(queue.getState()).toMatchObject({ phase: "waiting", kept: true });
    expect(kept.size).toBe(2);
    device.online = true;
    await untilIdle(queue);
    expect(counted).toEqual(["key-one-1", "key-one-2"]);
  });

  it("is there after a reload: the next visit sends what the last one could not", async () => {
    const { device, openTab, counted, kept } = createDevice();
    kept.set("key-one-4", answerNumber(4));
    const { queue, events } = openTab();
    await queue.flush();
    expect([counted, events, kept.size]).toEqual([["key-one-4"], ["delivered 4"], 0]);
    expect(device.sent()).toBe(1);
  });

  it("sends again after a lost reply, with the same key, so that it counts once", async () => {
    const { device, openTab, counted } = createDevice();
    device.loseReplies = true;
    const { queue } = openTab();
    await queue.add(answerNumber(1));
    await new Promise((resolve) => setTimeout(resolve, 10));
    device.loseReplies = false;
    await untilIdle(queue);
    expect(device.sent()).toBeGreaterThan(1);
    expect(counted).toEqual(["key-one-1"]);
  });

  it("lets go of an answer that the server refuses, and goes on with the next", async () => {
    const { openTab, counted } = createDevice();
    const { queue, events } = openTab();
    await queue.add(answerNumber(13));
    await queue.add(answerNumber(14));
    await untilIdle(queue);
    expect(events).toEqual(["refused 13", "delivered 14"]);
    expect(counted).toEqual(["key-one-14"]);
  });

  it("lets two tabs send each answer once, and tells the tab that did not send it", async () => {
    const { device, openTab, counted } = createDevice();
    device.online = false;
    const [left, right] = [openTab(), openTab()];
    await left.queue.add(answerNumber(1));
    await right.queue.add(answerNumber(2));
    await new Promise((resolve) => setTimeout(resolve, 15));
    device.online = true;
    await Promise.all([untilIdle(left.queue), untilIdle(right.queue)]);
    expect(counted).toEqual(["key-one-1", "key-one-2"]);
    const delivered = [...left.events, ...right.events].filter((event) => event.startsWith("delivered"));
    expect(delivered.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(["delivered 1", "delivered 2"]);
    for (const { events } of [left, right]) expect(new Set(events).size).toBe(events.length);
  });

  it("works without storage as long as the page lives, and says that nothing is kept", async () => {
    const { device, openTab, counted } = createDevice();
    device.blocked = true;
    const { queue, events } = openTab();
    await queue.add(answerNumber(1));
    await untilIdle(queue);
    expect(queue.getState().kept).toBe(false);
    expect([counted, events]).toEqual([["key-one-1"], ["delivered 1"]]);
  });
});
