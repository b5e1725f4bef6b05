import './jitless.ts';
import { mount } from 'svelte';
import './theme.css';
import App from './frame/App.svelte';

mount(App, { target: document.body });
