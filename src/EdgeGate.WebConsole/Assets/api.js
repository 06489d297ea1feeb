// The box's answers. Every change carries the token that only this page knows.

import { t, has } from './i18n.js';
import { hear, pressed } from './clock.js';

export class ApiError extends Error {
  constructor(status, code, message, seconds) {
    super(['records', 'storage', 'settings'].includes(code) ? `${t(`error.${code}`)} ${message}` : has(`error.${code}`) ? t(`error.${code}`, { seconds }) : message);
    this.status = status;
    this.code = code;
    this.detail = message;
  }
}

let session = null;
let onSignedOut = () => {};

export const current = () => session;
export const isTechnician = () => session?.role === 'Technician';
export function setSession(value) { session = value; }
export function whenSignedOut(action) { onSignedOut = action; }

// The box does nothing that is older than two seconds; recording and the barrier take up to three more.
const commandLimit = 6000;

async function call(method, path, body, type, limit) {
  const headers = {};
  const changes = method !== 'GET';
  if (changes) {
    headers['X-EdgeGate-Csrf'] = session?.csrf ?? 'page';
    headers['X-EdgeGate-Pressed'] = pressed();
  }
  if (body !== undefined) headers['Content-Type'] = type;
  const signal = limit ? AbortSignal.timeout(limit) : undefined;
  let answer;
  try {
    answer = await fetch(path, { method, headers, body, credentials: 'same-origin', signal });
  } catch {
    if (!changes || !session) throw new ApiError(0, 'unreachable', 'the box does not answer');
    throw new ApiError(0, 'unanswered', 'the box did not answer; what it has not done by now it will not do any more');
  }
  hear(answer.headers.get('X-EdgeGate-Clock'));
  if (answer.ok) return answer;
  let problem = {};
  try { problem = await answer.json(); } catch { /* no words came with it */ }
  if (answer.status === 401 && session) {
    session = null;
    onSignedOut();
  }
  throw Object.assign(new ApiError(answer.status, problem.error ?? 'failed', problem.message ?? answer.statusText, answer.headers.get('Retry-After')), { body: problem });
}

const json = async (answer) => (answer.status === 204 ? null : answer.json());

export const get = async (path) => json(await call('GET', path));
export const getText = async (path) => (await call('GET', path)).text();

// With the moment of the box's clock at which it was answered; a box that hangs is not waited for.
export async function getAged(path) {
  const answer = await call('GET', path, undefined, undefined, 5000);
  const at = hear(answer.headers.get('X-EdgeGate-Clock'));
  return { value: await json(answer), at };
}
export const post = async (path, body) => json(await call('POST', path, JSON.stringify(body ?? {}), 'application/json'));
// What moves something: whoever pressed must not be left waiting for a box that hangs.
export const order = async (path, body) => json(await call('POST', path, JSON.stringify(body ?? {}), 'application/json', commandLimit));
export const remove = async (path, body) => json(await call('DELETE', path, body && JSON.stringify(body), body && 'application/json'));
export const postText = async (path, text, type) => json(await call('POST', path, text, type));
export const putJson = async (path, body) => json(await call('PUT', path, JSON.stringify(body), 'application/json'));
export const put = async (path, text, type) => json(await call('PUT', path, text, type));

// This page among those that one person has open: the box knows by it that a new socket takes over from an old one.
const page = crypto.randomUUID();

// How the box closes a socket of one page too many.
export const tooManyPages = 4503;

// A socket to the box, with the handlers given.
export function socket(path, handlers) {
  const connection = new WebSocket(`wss://${location.host}${path}?page=${page}`);
  connection.binaryType = 'arraybuffer';
  connection.addEventListener('message', (event) => handlers.message(event.data));
  connection.addEventListener('open', () => handlers.open?.(connection));
  connection.addEventListener('close', (event) => {
    if (event.code === 4401 && session) {
      session = null;
      onSignedOut();
    } else {
      handlers.close?.(event);
    }
  });
  return connection;
}

// A browser complains of a socket that is closed while it is being opened.
export function hangUp(connection) {
  if (connection?.readyState === WebSocket.CONNECTING) connection.addEventListener('open', () => connection.close());
  else connection?.close();
}
