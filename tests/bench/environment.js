// The wasm build of the benchmark sees the environment that node was started in.
Module['preRun'] = [() => Object.assign(ENV, process.env)];
