/* eslint-disable yichuang/declares-permission -- what the rule forbids is what is tested here */
import { Controller, Get, Injectable, Module, Scope } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Mutation, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Allow, AllowAnyone, AllowDepartment } from './permission.decorator.js';
import { PermissionRegistry } from './permission-registry.js';

@Resolver()
class Declared {
  @Allow('leader', 'clerk')
  @Query(() => String)
  one(): string {
    return '';
  }

  @AllowDepartment('health', 'officer')
  @Mutation(() => String, { name: 'renamed' })
  two(): string {
    return '';
  }

  @AllowAnyone()
  @Subscription(() => String)
  three(): string {
    return '';
  }

  @ResolveField(() => String)
  belowTheRoot(): string {
    return '';
  }

  notAnOperation(): string {
    return '';
  }
}

@Resolver()
class OpenMutation {
  @Mutation(() => String)
  forgotten(): string {
    return '';
  }
}

@Injectable({ scope: Scope.REQUEST })
@Resolver()
class OpenPerRequest {
  @Query(() => String)
  perRequest(): string {
    return '';
  }
}

class Parent {
  @Query(() => String)
  inherited(): string {
    return '';
  }
}

@Resolver()
class OpenByInheritance extends Parent {}

@Controller()
class OpenController {
  @Get('x')
  page(): string {
    return '';
  }
}

/* eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- classes of all kinds */
async function boot(providers: Function[], controllers: Function[] = []): Promise<PermissionRegistry> {
  @Module({
    imports: [DiscoveryModule],
    providers: [PermissionRegistry, ...(providers as never[])],
    controllers: controllers as never[],
  })
  class Root {}
  const app = await NestFactory.createApplicationContext(Root, { logger: false, abortOnError: false });
  return app.get(PermissionRegistry);
}

describe('PermissionRegistry', () => {
  it('lists who may call what', async () => {
    expect((await boot([Declared])).listPermissions()).toEqual({
      'Mutation.renamed': 'officer of health',
      'Query.one': 'clerk, leader',
      'Subscription.three': 'anyone',
    });
  });

  it.each([
    ['a mutation', [OpenMutation], [], 'Mutation.forgotten'],
    ['a request-scoped query', [OpenPerRequest], [], 'Query.perRequest'],
    ['an inherited query', [OpenByInheritance], [], 'Query.inherited'],
    ['an HTTP handler', [], [OpenController], 'HTTP OpenController.page'],
  ])('refuses to start with %s that declares nothing', async (_, providers, controllers, name) => {
    await expect(boot([Declared, ...providers], controllers)).rejects.toThrow(name);
  });
});
