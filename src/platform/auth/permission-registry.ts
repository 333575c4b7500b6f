import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { PERMISSION, type Permission } from './permission.decorator.js';

/** @nestjs/graphql keeps these under keys that it does not export. */
const RESOLVER_TYPE = 'graphql:resolver_type';
const RESOLVER_NAME = 'graphql:resolver_name';
const ROOT_TYPES = new Set(['Query', 'Mutation', 'Subscription']);

interface Handler {
  /** `Query.departments`, or `HTTP HealthController.live`. */
  operation: string;
  permission: Permission | undefined;
}

/** Knows what every operation declared, and refuses to start the program when one declared nothing. */
@Injectable()
export class PermissionRegistry implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @throws Error that names every handler without `@Allow…`. */
  onModuleInit(): void {
    const open = this.handlers().filter((handler) => handler.permission === undefined);
    if (open.length === 0) return;
    const names = open.map((handler) => handler.operation).sort();
    throw new Error(
      `These operations declare no permission (@Allow, @AllowDepartment, @AllowAnyone):\n  ${names.join('\n  ')}`,
    );
  }

  /** Who may call what, by operation, sorted: for the committed snapshot. HTTP handlers are left out. */
  listPermissions(): Record<string, string> {
    const listed = this.handlers().filter((handler) => !handler.operation.startsWith('HTTP '));
    listed.sort((a, b) => (a.operation < b.operation ? -1 : 1));
    return Object.fromEntries(listed.map(({ operation, permission }) => [operation, describe(permission)]));
  }

  private handlers(): Handler[] {
    const instances = [...this.discovery.getProviders(), ...this.discovery.getControllers()]
      .map((wrapper) => wrapper.instance as unknown)
      .filter((instance): instance is object => typeof instance === 'object' && instance !== null);
    return [...new Set(instances)].flatMap((instance) => this.handlersOf(instance));
  }

  private handlersOf(instance: object): Handler[] {
    const prototype: unknown = Object.getPrototypeOf(instance);
    if (prototype === null || prototype === Object.prototype) return [];
    return this.scanner.getAllMethodNames(prototype as object).flatMap((name) => {
      const method = (prototype as Record<string, object>)[name];
      const operation = operationOf(method, `${instance.constructor.name}.${name}`, name);
      if (operation === null) return [];
      return [{ operation, permission: Reflect.getMetadata(PERMISSION, method) as Permission | undefined }];
    });
  }
}

function operationOf(method: object, qualified: string, name: string): string | null {
  const type: unknown = Reflect.getMetadata(RESOLVER_TYPE, method);
  if (typeof type === 'string' && ROOT_TYPES.has(type)) {
    return `${type}.${(Reflect.getMetadata(RESOLVER_NAME, method) as string | undefined) ?? name}`;
  }
  return Reflect.hasMetadata(PATH_METADATA, method) ? `HTTP ${qualified}` : null;
}

function describe(permission: Permission | undefined): string {
  if (!permission) return 'nobody';
  if (permission.anyone) return 'anyone';
  const roles = [...permission.roles].sort().join(', ');
  return permission.department === undefined ? roles : `${roles} of ${permission.department}`;
}
