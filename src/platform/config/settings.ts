import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUrl,
  Max,
  Min,
  validateSync,
} from 'class-validator';

export const PROCESS_ROLES = ['api', 'worker', 'all', 'migrate'] as const;
export type ProcessRole = (typeof PROCESS_ROLES)[number];

const postgresUrl = { protocols: ['postgres', 'postgresql'], require_tld: false, require_protocol: true };
const redisUrl = { protocols: ['redis', 'rediss'], require_tld: false, require_protocol: true };
const webUrl = { protocols: ['http', 'https'], require_tld: false, require_protocol: true };
const flag = Transform(({ value }: { value: unknown }) =>
  value === undefined ? value : value === '1' || value === 'true',
);

/**
 * Every environment variable the program reads, with its default. `.env.example` lists the same names; a test compares
 * the two. Empty variables count as unset.
 */
export class Settings {
  @IsIn(['development', 'test', 'production'])
  NODE_ENV: 'development' | 'test' | 'production' = 'development';

  @IsIn(PROCESS_ROLES)
  ROLE: ProcessRole = 'all';

  @IsString()
  HOST = '127.0.0.1';

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT = 3000;

  @IsString()
  DATA_DIR = '.data';

  @IsOptional()
  @IsUrl(postgresUrl)
  DATABASE_URL?: string;

  @IsOptional()
  @IsUrl(postgresUrl)
  MIGRATION_DATABASE_URL?: string;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  DATABASE_POOL_SIZE = 20;

  @IsOptional()
  @IsUrl(redisUrl)
  REDIS_URL?: string;

  @IsOptional()
  @IsUrl(webUrl)
  OIDC_ISSUER?: string;

  @IsString()
  OIDC_AUDIENCE = 'yichuang';

  @IsOptional()
  @IsString()
  FIELD_KEYS?: string;

  @IsOptional()
  @IsString()
  FIELD_INDEX_KEY?: string;

  /** Addresses or CIDR ranges of reverse proxies, comma-separated: only they may name a client's address. */
  @IsOptional()
  @IsString()
  TRUSTED_PROXIES?: string;

  @IsTimeZone()
  TIME_ZONE = 'Asia/Shanghai';

  @flag
  @IsBoolean()
  DEV_CLOCK = false;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  OUTBOX_REPUBLISH_SECONDS = 10;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  WORKER_CONCURRENCY = 8;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  PUBLIC_RATE_PER_MINUTE = 120;

  @flag
  @IsBoolean()
  DEMO_DATA = true;

  @IsIn(['debug', 'info', 'warn', 'error', 'silent'])
  LOG_LEVEL: 'debug' | 'info' | 'warn' | 'error' | 'silent' = 'info';
}

/** @throws Error that lists every wrong variable by name; values are not repeated, they may be secrets. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const known = Object.keys(new Settings()).concat(OPTIONAL_SETTINGS);
  const given = Object.fromEntries(
    known.filter((name) => env[name] !== undefined && env[name] !== '').map((name) => [name, env[name]]),
  );
  const settings = plainToInstance(Settings, given, { exposeDefaultValues: true });
  const problems = validateSync(settings).map(
    (error) => `${error.property}: ${Object.values(error.constraints ?? {}).join('; ')}`,
  );
  problems.push(...productionProblems(settings));
  if (problems.length > 0) throw new Error(`The configuration is not usable:\n  ${problems.join('\n  ')}`);
  return settings;
}

/** Variables without a default; they do not exist on a fresh instance. */
const OPTIONAL_SETTINGS = [
  'DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'REDIS_URL',
  'OIDC_ISSUER',
  'FIELD_KEYS',
  'FIELD_INDEX_KEY',
  'TRUSTED_PROXIES',
];

export const settingNames = (): string[] => Object.keys(new Settings()).concat(OPTIONAL_SETTINGS);

function productionProblems(settings: Settings): string[] {
  if (settings.NODE_ENV !== 'production') return [];
  const problems: string[] = [];
  const needed = ['DATABASE_URL', 'OIDC_ISSUER', 'FIELD_KEYS', 'FIELD_INDEX_KEY'] as const;
  for (const name of needed) if (!settings[name]) problems.push(`${name}: is required when NODE_ENV=production`);
  if (settings.DEV_CLOCK) problems.push('DEV_CLOCK: is refused when NODE_ENV=production');
  if (settings.DEMO_DATA) problems.push('DEMO_DATA: must be 0 when NODE_ENV=production');
  return problems;
}
