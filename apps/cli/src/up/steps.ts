import picocolors from 'picocolors';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** Tells a person on standard error what is happening; nothing here is meant for a machine. */
export type Narrator = {
  /** Runs `work` under a title, showing that it is alive and, at the end, how long it took and what `work` answers. */
  step(title: string, work: () => Promise<string | undefined>): Promise<void>;
  /** One line. */
  say: (line: string) => void;
};

/** Returns a narrator for this terminal: a spinner where there is one, plain lines elsewhere, nothing if `quiet`. */
export function narrator(quiet = false): Narrator {
  const tty = process.stderr.isTTY;
  const print = (text: string) => {
    if (!quiet) process.stderr.write(text);
  };
  let redraw: (() => void) | undefined;
  const say = (line: string) => {
    print(redraw && tty ? `\r\u001b[K${line}\n` : `${line}\n`);
    redraw?.();
  };
  return {
    say,
    async step(title, work) {
      const started = Date.now();
      const elapsed = () => picocolors.dim(formatSeconds(Date.now() - started));
      let frame = 0;
      redraw = () => {
        print(tty ? `\r\u001b[K${picocolors.cyan(frames[frame++ % frames.length] ?? '')} ${title} ${elapsed()}` : '');
      };
      redraw();
      const timer = tty
        ? setInterval(redraw, 100)
        : setInterval(() => print(`- ${title} ... ${formatSeconds(Date.now() - started)}\n`), 10_000);
      const close = (mark: string, detail: string) => {
        clearInterval(timer);
        redraw = undefined;
        print(`${tty ? '\r\u001b[K' : ''}${mark} ${title}${detail} ${elapsed()}\n`);
      };
      try {
        const answer = await work();
        close(picocolors.green('✔'), answer ? `: ${answer}` : '');
      } catch (error) {
        close(picocolors.red('✖'), '');
        throw error;
      }
    },
  };
}

/** Seconds as a person reads them: one decimal below ten. */
export function formatSeconds(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}
