import type { Node } from '@babel/types';

/** A place at which a name is used. */
export interface Reference {
  readonly name: string;
  /** Offset of the name. */
  readonly at: number;
  /** Offset of the name where it is declared; undefined where nothing declares it before this place. */
  readonly declared: number | undefined;
  /** `{ mail }` in an object: the name is that of the field, too. */
  readonly short: boolean;
}

/** What is declared and used in a file. */
export interface Bindings {
  readonly references: readonly Reference[];
  readonly declarations: readonly { readonly name: string; readonly at: number }[];
}

/** What can be seen from a place, inside out. A `const` is seen from behind its declaration on. */
class Scope {
  readonly #outer: Scope | undefined;
  readonly #names = new Map<string, number>();

  constructor(outer?: Scope) {
    this.#outer = outer;
  }

  declare(name: string, at: number): void {
    this.#names.set(name, at);
  }

  find(name: string): number | undefined {
    return this.#names.get(name) ?? this.#outer?.find(name);
  }
}

/** Values that JavaScript itself names. */
export const OF_THE_LANGUAGE: ReadonlySet<string> = new Set(['undefined', 'NaN', 'Infinity']);

/** Resolves the names of a tree. What stands at the top level is seen everywhere, all else from its declaration on. */
export function bindingsOf(program: Node): Bindings {
  const walk = new Walk();
  walk.top(program);
  return { references: walk.references, declarations: walk.declarations };
}

class Walk {
  readonly references: Reference[] = [];
  readonly declarations: { name: string; at: number }[] = [];

  top(program: Node): void {
    const scope = new Scope();
    const body = program.type === 'Program' ? program.body : [];
    for (const statement of body) {
      if (statement.type === 'ImportDeclaration')
        for (const { local } of statement.specifiers) this.#declare(local, scope);
      const declared =
        statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
          ? statement.declaration
          : statement;
      if (declared?.type === 'VariableDeclaration')
        for (const { id } of declared.declarations) this.#pattern(id, scope);
      else if (declared && 'id' in declared && declared.id?.type === 'Identifier') this.#declare(declared.id, scope);
    }
    for (const statement of body) if (statement.type !== 'ImportDeclaration') this.#node(statement, scope, true);
  }

  #declare(node: Node | null | undefined, scope: Scope): void {
    if (node?.type !== 'Identifier') return;
    scope.declare(node.name, node.start ?? 0);
    this.declarations.push({ name: node.name, at: node.start ?? 0 });
  }

  /** Declares what a pattern takes apart, and looks into its types and defaults. */
  #pattern(node: Node | null | undefined, scope: Scope): void {
    if (!node) return;
    if ('typeAnnotation' in node && node.typeAnnotation) this.#node(node.typeAnnotation, scope);
    if (node.type === 'Identifier') this.#declare(node, scope);
    else if (node.type === 'ObjectPattern')
      for (const part of node.properties)
        this.#pattern(part.type === 'RestElement' ? part.argument : part.value, scope);
    else if (node.type === 'ArrayPattern') for (const item of node.elements) this.#pattern(item, scope);
    else if (node.type === 'RestElement') this.#pattern(node.argument, scope);
    else if (node.type === 'AssignmentPattern') {
      this.#node(node.right, scope);
      this.#pattern(node.left, scope);
    }
  }

  #use(node: Extract<Node, { type: 'Identifier' }>, scope: Scope, short = false): void {
    if (OF_THE_LANGUAGE.has(node.name)) return;
    this.references.push({ name: node.name, at: node.start ?? 0, declared: scope.find(node.name), short });
  }

  #node(node: Node | null | undefined, scope: Scope, top = false): void {
    if (!node) return;
    switch (node.type) {
      case 'Identifier':
        this.#use(node, scope);
        return;
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        this.#node(node.object, scope);
        if (node.computed) this.#node(node.property, scope);
        return;
      case 'ObjectProperty':
        if (node.computed) this.#node(node.key, scope);
        if (node.shorthand && node.value.type === 'Identifier') this.#use(node.value, scope, true);
        else this.#node(node.value, scope);
        return;
      case 'ObjectMethod':
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'FunctionDeclaration':
      case 'ClassMethod':
        this.#function(node, scope);
        return;
      case 'VariableDeclaration':
        for (const { id, init } of node.declarations) {
          this.#node(init, scope);
          if (!top) this.#pattern(id, scope);
          else if ('typeAnnotation' in id) this.#node(id.typeAnnotation, scope);
        }
        return;
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration':
        this.#node(node.declaration, scope, true);
        return;
      case 'BlockStatement':
      case 'SwitchCase':
        this.#children(node, new Scope(scope));
        return;
      case 'ForOfStatement':
      case 'ForInStatement':
      case 'ForStatement':
        this.#loop(node, scope);
        return;
      case 'CatchClause': {
        const inner = new Scope(scope);
        this.#pattern(node.param, inner);
        this.#node(node.body, inner);
        return;
      }
      case 'BreakStatement':
      case 'ContinueStatement':
        return;
      case 'LabeledStatement':
        this.#node(node.body, scope);
        return;
      default:
        this.#type(node, scope);
    }
  }

  /** Types name types; what they call their fields and parameters is their own. */
  #type(node: Node, scope: Scope): void {
    if (node.type === 'TSTypeReference') {
      if (node.typeName.type === 'Identifier') this.#use(node.typeName, scope);
      this.#node(node.typeParameters, scope);
    } else if (node.type === 'TSPropertySignature' || node.type === 'TSTypeAliasDeclaration') {
      this.#node(node.typeAnnotation, scope);
    } else if (node.type !== 'TSFunctionType' && node.type !== 'TSEnumDeclaration') this.#children(node, scope);
  }

  #function(node: Extract<Node, { params: unknown }>, scope: Scope): void {
    const inner = new Scope(scope);
    if ('params' in node && Array.isArray(node.params))
      for (const param of node.params) this.#pattern(param as Node, inner);
    if ('returnType' in node) this.#node(node.returnType as Node | undefined, scope);
    if (!('body' in node)) return;
    const body = node.body as Node;
    if (body.type === 'BlockStatement') this.#children(body, inner);
    else this.#node(body, inner);
  }

  #loop(node: Extract<Node, { type: 'ForOfStatement' | 'ForInStatement' | 'ForStatement' }>, scope: Scope): void {
    const inner = new Scope(scope);
    if (node.type === 'ForStatement') {
      this.#children(node, inner);
      return;
    }
    this.#node(node.right, scope);
    if (node.left.type === 'VariableDeclaration') this.#pattern(node.left.declarations[0]?.id, inner);
    else this.#node(node.left, scope);
    this.#node(node.body, inner);
  }

  #children(node: Node, scope: Scope): void {
    for (const key in node) {
      if (key === 'loc' || key === 'extra' || key === 'key') continue;
      const child = (node as unknown as { [key: string]: unknown })[key];
      if (Array.isArray(child)) for (const one of child) this.#node(one as Node | null, scope);
      else if (child !== null && typeof child === 'object' && 'type' in child) this.#node(child as Node, scope);
    }
  }
}
