import type { AppendUnit, Projection } from '@newsledger/event-store';

export function keyOf(writer: number, caller: number, n: number): string;
export function unitOf(writer: number, caller: number, n: number): AppendUnit;
export const counts: Projection<{ readonly count: number; readonly chain: number }>;
export const countsSql: string;
