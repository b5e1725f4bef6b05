import type { Statement } from '@babel/types';
import type { Outcome, Room } from '../block.ts';
import type { Context } from '../context.ts';
import { acting } from './acting.ts';
import { constant } from './const.ts';
import { conditional } from './if.ts';
import { loop } from './loop.ts';
import { returning } from './return.ts';
import { switching } from './switch.ts';
import { attempting } from './try.ts';
import { nothing, unsupported } from './unsupported.ts';

/** How one kind of statement is lowered. @param id names its steps, by their position from 0 */
export type LowerStatement<N extends Statement = Statement> = (
  node: N,
  id: (index: number) => string,
  cx: Context,
  room: Room,
) => Outcome;

type Kind = Statement['type'];

/** Every kind that the parser knows: what the language does not have is refused by name, and nothing is forgotten. */
const LOWER: { readonly [K in Kind]: LowerStatement<Extract<Statement, { type: K }>> } = {
  VariableDeclaration: constant,
  ExpressionStatement: acting,
  IfStatement: conditional,
  ForOfStatement: loop,
  SwitchStatement: switching,
  TryStatement: attempting,
  ReturnStatement: returning,
  EmptyStatement: nothing,
  BlockStatement: unsupported,
  BreakStatement: unsupported,
  ClassDeclaration: unsupported,
  ContinueStatement: unsupported,
  DebuggerStatement: unsupported,
  DeclareClass: unsupported,
  DeclareExportAllDeclaration: unsupported,
  DeclareExportDeclaration: unsupported,
  DeclareFunction: unsupported,
  DeclareInterface: unsupported,
  DeclareModule: unsupported,
  DeclareModuleExports: unsupported,
  DeclareOpaqueType: unsupported,
  DeclareTypeAlias: unsupported,
  DeclareVariable: unsupported,
  DoWhileStatement: unsupported,
  EnumDeclaration: unsupported,
  ExportAllDeclaration: unsupported,
  ExportDefaultDeclaration: unsupported,
  ExportNamedDeclaration: unsupported,
  ForInStatement: unsupported,
  ForStatement: unsupported,
  FunctionDeclaration: unsupported,
  ImportDeclaration: unsupported,
  InterfaceDeclaration: unsupported,
  LabeledStatement: unsupported,
  OpaqueType: unsupported,
  ThrowStatement: unsupported,
  TSDeclareFunction: unsupported,
  TSEnumDeclaration: unsupported,
  TSExportAssignment: unsupported,
  TSImportEqualsDeclaration: unsupported,
  TSInterfaceDeclaration: unsupported,
  TSModuleDeclaration: unsupported,
  TSNamespaceExportDeclaration: unsupported,
  TSTypeAliasDeclaration: unsupported,
  TypeAlias: unsupported,
  WhileStatement: unsupported,
  WithStatement: unsupported,
};

export const lowerStatement: LowerStatement = (node, id, cx, room) =>
  (LOWER[node.type] as LowerStatement)(node, id, cx, room);
