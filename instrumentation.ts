import type { Instrumentation } from "next";

/** Next calls this once per server process, before the first request. */
export async function register(): Promise<void> {
  // Written out like this, so that the bundler drops what follows from every other runtime.
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startServer } = await import("./server/start-server.ts");
    startServer();
  }
}

/** An error in rendering a page. Route handlers of the API log their own. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logRenderError } = await import("./server/start-server.ts");
    logRenderError(error, { method: request.method, route: context.routePath });
  }
};
