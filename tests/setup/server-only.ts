// Stands in for "server-only", which only loads under the react-server condition.
export const SERVER_ONLY = false;
