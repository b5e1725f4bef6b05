import type { Declaration, Statement } from '@babel/types';
import type { Text } from '../../catalogue/words.ts';

const called = (en: string, zh: string): Text => ({ en, zh });

const CALLED: { readonly [kind: string]: Text } = {
  VariableDeclaration: called('A variable that can change', '可变变量'),
  FunctionDeclaration: called('A `function` declaration', '`function` 声明'),
  ClassDeclaration: called('A class', '类'),
  TSEnumDeclaration: called('An enum', '枚举'),
  TSInterfaceDeclaration: called('An interface', '接口'),
  TSTypeAliasDeclaration: called('A generic type', '泛型类型'),
  TSModuleDeclaration: called('A namespace', '命名空间'),
  ExpressionStatement: called('A statement that acts', '执行语句'),
};

/** How messages name a statement that stands where none may act. */
export const calledAtTop = ({ type }: Statement | Declaration): Text =>
  CALLED[type] ?? called('This statement', '此语句');
