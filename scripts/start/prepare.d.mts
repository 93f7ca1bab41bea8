export function giveUp(message: string): never;
export function ensureNodeVersion(): void;
export function ensureDependencies(): Promise<boolean>;
export function ensureClient(): boolean;
export function ensureBuild(): boolean;
export function step(text: string): void;
export function timed(name: string, work: () => unknown): Promise<void>;
