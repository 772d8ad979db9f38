// Serves a folder on this machine: node serve.mjs FOLDER [--port N]
// Loopback only, no dependencies. Sends Access-Control-Allow-Origin: *, which a sandboxed frame needs, and the .br or .gz beside
// a file where the browser takes it. Ends with the process that started it, or on a signal.
import {createReadStream, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {extname, join, normalize, resolve, sep} from 'node:path';
import {fileURLToPath} from 'node:url';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.wasm': 'application/wasm', '.txt': 'text/plain; charset=utf-8',
  '.gz': 'application/gzip', '.ttf': 'font/ttf', '.otf': 'font/otf', '.png': 'image/png', '.svg': 'image/svg+xml',
};

function fileAt(root, path) {
  let name;
  try { name = decodeURIComponent(path); } catch { return null; }
  const file = normalize(join(root, name.endsWith('/') ? name + 'index.html' : name));
  if (!file.startsWith(root + sep)) return null;
  try { return statSync(file).isFile() ? file : null; } catch { return null; }
}

function compressed(file, accepted) {
  for (const [extension, encoding] of [['.br', 'br'], ['.gz', 'gzip']]) {
    if (!new RegExp(`\\b${encoding}\\b`).test(accepted || '')) continue;
    try { if (statSync(file + extension).isFile()) return {path: file + extension, encoding}; } catch { /* none */ }
  }
  return {path: file, encoding: null};
}

/// Resolves to {url, close()} once it listens.
export function serve(folder, {port = 0} = {}) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    const headers = {'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff'};
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, {...headers, Allow: 'GET, HEAD'}).end();
      return;
    }
    const file = fileAt(root, request.url.replace(/[?#].*/, ''));
    if (!file) {
      response.writeHead(404, {...headers, 'Content-Type': 'text/plain'}).end('Not found\n');
      return;
    }
    const {path, encoding} = compressed(file, request.headers['accept-encoding']);
    const stat = statSync(path);
    response.writeHead(200, {
      ...headers, Vary: 'Accept-Encoding', 'Content-Type': types[extname(file)] || 'application/octet-stream', 'Content-Length': stat.size,
      ...(encoding && {'Content-Encoding': encoding}),
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(path).on('error', () => response.destroy()).pipe(response);
  });
  return new Promise((done, failed) => {
    server.on('error', failed);
    server.listen(port, '127.0.0.1', () => done({
      url: `http://127.0.0.1:${server.address().port}/`,
      close: () => { server.closeAllConnections?.(); server.close(); },
    }));
  });
}

async function main(args) {
  const at = args.indexOf('--port'), port = at < 0 ? 0 : Number(args.splice(at, 2)[1]);
  if (args.length !== 1 || !Number.isInteger(port)) {
    console.error('node serve.mjs FOLDER [--port N]');
    process.exit(2);
  }
  if (!fileAt(resolve(args[0]), '/')) {
    console.error(`${args[0]} holds no index.html: build it first`);
    process.exit(1);
  }
  const server = await serve(args[0], {port}).catch(error => {
    console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken: choose another with --port` : error.message);
    process.exit(1);
  });
  console.log(`Dragoman is at ${server.url} (Ctrl+C stops it)`);
  const parent = process.ppid;
  setInterval(() => { if (process.ppid !== parent) process.exit(0); }, 1000).unref();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
