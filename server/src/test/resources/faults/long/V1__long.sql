do sleep(3.5);
