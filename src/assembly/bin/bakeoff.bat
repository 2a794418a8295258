@echo off
rem Starts Bakeoff from its installed layout with a Java 25 runtime.
setlocal
for %%I in ("%~dp0..") do set "LAYOUT=%%~fI"
set "JAVA=java"
if exist "%LAYOUT%\runtime\bin\java.exe" set "JAVA=%LAYOUT%\runtime\bin\java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined BAKEOFF_JAVA_HOME set "JAVA=%BAKEOFF_JAVA_HOME%\bin\java.exe"
"%JAVA%" --enable-native-access=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -Xms48m -Xmx400m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:-UsePerfData %BAKEOFF_JAVA_OPTS% "-Dbakeoff.layout=%LAYOUT%" -classpath "%LAYOUT%\lib\bakeoff.jar;%LAYOUT%\lib\app\*;%LAYOUT%\lib\core\*;%LAYOUT%\lib\platforms\sqlite\*" dev.bakeoff.App %*
exit /b %ERRORLEVEL%
