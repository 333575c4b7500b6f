import { Args, Query, Resolver } from '@nestjs/graphql';
import { Allow, type Caller } from '../../platform/auth/index.js';
import { CurrentCaller } from '../../platform/graphql/index.js';
import { BoardGroupingEnum, SupervisionBoard, SupervisionBoardFilter, type BoardGrouping } from './board.graphql.js';
import { ReadBoard } from './read-board.js';

@Resolver()
export class BoardResolver {
  constructor(private readonly board: ReadBoard) {}

  @Allow('supervisor', 'leader')
  @Query(() => SupervisionBoard, { description: '监察看板: numbers of open requests in the caller’s scope' })
  supervisionBoard(
    @Args('by', { type: () => BoardGroupingEnum }) by: BoardGrouping,
    @Args('filter', { type: () => SupervisionBoardFilter, nullable: true }) filter: SupervisionBoardFilter | null,
    @CurrentCaller() caller: Caller,
  ): Promise<SupervisionBoard> {
    return this.board.run(by, filter ?? {}, caller);
  }
}
