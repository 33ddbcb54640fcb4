import { printError } from './failure.mjs';
import { createProgress } from './progress.mjs';
import { root } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { endAll } from './run.mjs';

const drainMs = 4500; // a service manager and our promise allow five seconds
const echoMs = 400; // npm passes on the signal that the terminal already sent to everybody

/** From a checkout to a running server and to its end, for `npm start` and `npm run dev`. */
export async function serve({ dev, loadServer }) {
  const since = Date.now();
  process.chdir(root); // the server finds its files, and the folder of the data, from here
  process.env.NEXT_TELEMETRY_DISABLED = '1'; // nothing is sent to anybody
  let server = null;
  let ending = null;
  const end = (signal) => {
    const code = signal === 'SIGINT' ? 130 : 143;
    if (ending && Date.now() - ending < echoMs) return;
    if (ending) process.exit(code);
    ending = Date.now();
    endAll();
    if (!server) return void setTimeout(() => process.exit(code), 50);
    process.stdout.write('\nSaving and closing. Once more ends at once.\n');
    drain(server);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal));

  try {
    const progress = createProgress();
    const livekit = await prepare(progress, { for: dev ? 'dev' : 'start', withDev: dev });
    const { startServer } = await loadServer();
    const options = {
      dev,
      livekitBinary: livekit.binary,
      livekitProblem: livekit.problem,
      report: progress.say,
    };
    if (ending) return;
    const started = await startServer(options);
    server = started;
    if (ending) return drain(server); // the signal came while it was starting
    announce(started, livekit.problem, Date.now() - since);
  } catch (error) {
    if (ending) return;
    printError(error);
    endAll();
    process.exit(1);
  }
}

function announce({ url, firstRunUrl }, problem, ms) {
  const lines = ['', `Kreide is ready after ${(ms / 1000).toFixed(1)} s: ${url}`];
  if (firstRunUrl) lines.push(`First run, once, to set up your school: ${firstRunUrl}`);
  if (problem) lines.push(problem, 'Until then lessons run without sound and picture.');
  lines.push('Ctrl-C ends it.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

function drain(server) {
  const limit = setTimeout(() => {
    process.stderr.write('Closing took too long, ending now.\n');
    process.exit(1);
  }, drainMs);
  server.close().then(
    () => {
      clearTimeout(limit);
      process.exit(0);
    },
    (error) => {
      printError(error);
      process.exit(1);
    },
  );
}
