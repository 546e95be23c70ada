/**
 * Who may talk to the workbench: this machine's browser with the token, and nobody else. A loopback address alone does not
 * keep a web page out (DNS rebinding), so Host and Origin are checked; the token becomes an HttpOnly, SameSite=Strict cookie
 * and leaves the address, so that a permalink never holds it.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

export const MAXIMUM_BODY = 2 * 1024 * 1024;
export const MAXIMUM_UPLOAD = 512 * 1024 * 1024;

export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Compared by hash: the same time whatever is wrong, and whatever its length. */
export function sameToken(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Answers only to the loopback names on our own port, and to pages that came from there. */
export function checkHost(port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const allowed = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port()}`);
    const host = context.req.header('host') ?? '';
    if (!allowed.includes(host)) return context.text(`this server answers to ${allowed[0]} only\n`, 421);
    const origin = context.req.header('origin');
    if (origin !== undefined && origin !== 'null' && !allowed.some((name) => origin === `http://${name}`))
      return context.text('requests from other sites are refused\n', 403);
    if (origin === 'null' && context.req.method !== 'GET')
      return context.text('requests from other sites are refused\n', 403);
    await next();
  };
}

export function secureHeaders(): MiddlewareHandler {
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    headers.set('Content-Security-Policy', CONTENT_POLICY);
    headers.set('X-Content-Type-Options', 'nosniff');
    // Not `no-referrer`: with that a browser sends the sign-in form with the origin `null`, which is refused.
    headers.set('Referrer-Policy', 'same-origin');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
}

const cookieName = (port: number) => `entente-${port}`;

function remember(context: Context, port: number, token: string): void {
  setCookie(context, cookieName(port), token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: 60 * 60 * 24 * 30,
  });
}

/** The page that asks for the token and then lands where the permalink pointed. */
function signInPage(target: string, wrong: boolean): string {
  const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Entente: sign in</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem}input,button{font:inherit;padding:.5rem .7rem}input{width:100%;box-sizing:border-box;margin:.3rem 0 .8rem}</style>
<main><h1>Entente</h1><p>This workbench is open on your machine alone. The terminal in which it was started shows an address with a token: paste the token, or the whole address.</p>
${wrong ? '<p role="alert"><strong>That is not the token of this server.</strong></p>' : ''}
<form method="post" action="/session"><input type="hidden" name="target" value="${escapeHtml(target)}"><label for="token">Token</label><input id="token" name="token" autocomplete="off" required autofocus><button>Open</button></form></main></html>`;
}

/** A path on this server, and nothing that leads elsewhere. */
function localTarget(target: string): string {
  return /^\/(?![/\\])[^\s]*$/.test(target) ? target : '/';
}

/** Takes the token from the start address or the form, keeps it in a cookie, and refuses everybody else. */
export function requireToken(token: string, port: () => number): MiddlewareHandler {
  return async (context, next) => {
    const url = new URL(context.req.url);
    const given = url.searchParams.get('token');
    if (given !== null && context.req.method === 'GET') {
      url.searchParams.delete('token');
      const target = localTarget(url.pathname + url.search);
      if (!sameToken(given, token)) return context.html(signInPage(target, true), 401);
      remember(context, port(), token);
      return context.redirect(target, 303);
    }
    if (url.pathname === '/session' && context.req.method === 'POST') {
      const form = await context.req.parseBody();
      const target = localTarget(String(form['target'] ?? '/'));
      const typed = String(form['token'] ?? '')
        .trim()
        .replace(/^.*[?&]token=([^&]+).*$/, '$1');
      if (!sameToken(typed, token)) return context.html(signInPage(target, true), 401);
      remember(context, port(), token);
      return context.redirect(target, 303);
    }
    const cookie =
      getCookie(context, cookieName(port())) ?? context.req.header('authorization')?.replace(/^Bearer /, '');
    if (cookie === undefined || !sameToken(cookie, token)) {
      const wantsPage = context.req.method === 'GET' && (context.req.header('accept') ?? '').includes('text/html');
      return wantsPage
        ? context.html(signInPage(localTarget(url.pathname + url.search), false), 401)
        : context.json({ error: 'no valid token; open the address that the terminal shows' }, 401);
    }
    await next();
  };
}

/** Writes are JSON with its content type (which a foreign form cannot send), and of a bounded size. */
export function checkWrites(): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.method === 'POST' && new URL(context.req.url).pathname !== '/session') {
      const type = context.req.header('content-type') ?? '';
      const upload = context.req.path === '/import';
      if (upload ? !type.startsWith('multipart/form-data') : !type.startsWith('application/json'))
        return context.json(
          { error: `content type ${type || 'none'}; send ${upload ? 'multipart/form-data' : 'application/json'}` },
          415,
        );
      const length = Number(context.req.header('content-length') ?? Number.NaN);
      const limit = upload ? MAXIMUM_UPLOAD : MAXIMUM_BODY;
      if (!Number.isFinite(length)) return context.json({ error: 'say how long the body is (Content-Length)' }, 411);
      if (length > limit) return context.json({ error: `the body is ${length} bytes; ${limit} at most` }, 413);
    }
    await next();
  };
}
