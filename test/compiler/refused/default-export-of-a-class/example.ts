export default class Rule {}
