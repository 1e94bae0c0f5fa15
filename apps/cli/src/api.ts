import { EditorSettings, loadConfig, type ProblemBody } from '@newsledger/platform';
import { CliError, exitCodes } from './cli-error.js';
import { required, type Target } from './target.js';

const withinMs = 30_000;

/** Returns what the API answers to a GET. Rejects with `CliError` where it refuses, saying why. */
export async function read<Body>(target: Target, path: string): Promise<Body> {
  return answerOf<Body>(await send(target, path, {}));
}

/** Gives an editor's command, with the editors' token where one is set, and returns the answer. Rejects with `CliError` as `read` does. */
export async function command<Body>(target: Target, path: string, body: object): Promise<Body> {
  const { EDITOR_TOKEN } = loadConfig(EditorSettings);
  const headers = {
    'content-type': 'application/json',
    ...(EDITOR_TOKEN !== '' && { authorization: `Bearer ${EDITOR_TOKEN}` }),
  };
  return answerOf<Body>(await send(target, path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

/** Returns whether there is something under a path, be it only a redirection. */
export async function exists(target: Target, path: string): Promise<boolean> {
  const response = await send(target, path, { redirect: 'manual' });
  await response.body?.cancel();
  return response.status < 400;
}

function send(target: Target, path: string, init: RequestInit): Promise<Response> {
  const url = `${required(target.api, 'NEWSLEDGER_API')}${path}`;
  return fetch(url, { ...init, signal: AbortSignal.timeout(withinMs) });
}

async function answerOf<Body>(response: Response): Promise<Body> {
  const text = await response.text();
  if (response.ok) return JSON.parse(text) as Body;
  // What is refused is an answer; what could not be done is a failure.
  const isRefusal = [401, 403, 404, 409, 422].includes(response.status);
  throw new CliError(reasonOf(response.status, text), isRefusal ? exitCodes.no : exitCodes.failed);
}

function reasonOf(status: number, text: string): string {
  let problem: Partial<ProblemBody>;
  try {
    problem = JSON.parse(text) as Partial<ProblemBody>;
  } catch {
    return `the API answered ${status}`;
  }
  const errors = (problem.errors ?? []).map(({ pointer, detail }) => `${pointer}: ${detail}`);
  const details = errors.length > 0 ? errors.join('; ') : problem.detail;
  return [problem.title ?? `the API answered ${status}`, details].filter(Boolean).join(': ');
}
