import { BoardNames } from './board-names.js';
import { BoardResolver } from './board.resolver.js';
import { ReadBoard } from './read-board.js';

/** 监察看板 as providers of the module. */
export const BOARD = [BoardNames, ReadBoard, BoardResolver];
