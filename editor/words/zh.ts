import type { Words } from './words.ts';

/** 中文。 */
export const zh: Words = {
  frame: {
    title: 'Posthorn',
    overview: '邮件',
    policies: '策略',
    flow: '流程',
    code: '文本',
    step: '步骤',
    problems: '问题',
    tryout: '试运行',
    runs: '运行',
    show: (pane) => `显示${pane}`,
    hide: (pane) => `隐藏${pane}`,
    resize: (pane) => `${pane}宽度`,
    close: '关闭',
    loading: '正在加载…',
    failed: '此部分无法加载，请刷新页面。',
    nothingOpen: '请在左侧选择一个策略，或按 Ctrl+P 查找。',
  },
  preferences: {
    language: '语言',
    theme: '外观',
    system: '跟随系统',
    light: '浅色',
    dark: '深色',
  },
};
