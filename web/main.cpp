// The browser's module, loaded by the page and by its worker alike: so nothing happens here.
// The page goes on with ui_init() (web/platform/platform_web.cpp), the worker with work_init() (web/bindings.cpp).
int main() { return 0; }
