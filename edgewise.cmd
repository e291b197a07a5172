@echo off
rem Runs Edgewise from its source folder: finds a JDK, builds what is missing or older than its sources, starts it.
rem
rem   EDGEWISE_JAVA_HOME   the JDK to use, in place of the first fitting one found
rem   EDGEWISE_JAVA_OPTS   more options for the Java machine, such as -Xmx8g (another collector: -XX:-UseSerialGC first)
rem
rem The twin of the script "edgewise"; what is built and started is said there. Two things it does not do: start Apache Spark
rem (--engine spark), and look for "ui" behind options.
setlocal EnableExtensions DisableDelayedExpansion

set "MINIMUM_JDK=25"
set "MODULE=scenarios"
set "MAIN_CLASS=io.edgewise.scenario.cli.EdgewiseCommand"
set "JAVA_OPTIONS=-XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC -XX:Tier4InvocationThreshold=15000 -XX:Tier4MinInvocationThreshold=2000 -XX:Tier4CompileThreshold=30000 -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Djava.awt.headless=true"

set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "STATE=%ROOT%\target\edgewise"
set "CURRENT=current"
set "SOURCES='sim-core','topologies','reports','scenarios'"
set "MODULE_OPTIONS="
set "TRAINING=--help"
for %%e in ("%ROOT%\scenarios\examples\*.yaml") do set TRAINING=validate "%%~e"
rem The desktop application; the command line knows its help as well.
if /i not "%~1"=="ui" goto front_end_chosen
for %%a in (%*) do for %%h in (-h --help -V --version) do if "%%~a"=="%%h" goto front_end_chosen
set "MODULE=ui"
set "MAIN_CLASS=io.edgewise.ui.EdgewiseDesktop"
set "CURRENT=current-ui"
set "SOURCES=%SOURCES%,'ui'"
set "JAVA_OPTIONS=%JAVA_OPTIONS% -XX:-UseSerialGC -XX:+UseG1GC -XX:NewSize=160m -XX:MaxNewSize=480m"
set "TRAINING=ui --screenshots "%STATE%\training""
:front_end_chosen

call :find_jdk
if not defined JDK goto no_jdk
call :find_build
if defined APP goto built

if not exist "%STATE%" mkdir "%STATE%"
set "WAITING="
:lock
mkdir "%STATE%\lock.d" 2>nul && goto owner
if not defined WAITING echo edgewise: waiting for another build; if there is none, remove "%STATE%\lock.d" 1>&2
set "WAITING=yes"
ping -n 2 127.0.0.1 >nul
goto lock
:owner
call :find_build
if not defined APP call :build
rmdir "%STATE%\lock.d"
if not defined APP exit /b 1

:built
if "%MODULE%"=="ui" set MODULE_OPTIONS=--module-path "%APP%\modules" --add-modules javafx.controls,jfx.incubator.richtext --enable-native-access=javafx.graphics
set "CACHE=%APP%\startup-%JDK_BUILD%.aot"
if exist "%CACHE%" goto start
if "%MODULE%"=="ui" echo edgewise: preparing fast starts ^(once after a build^) ... 1>&2
set "NEW_CACHE=%APP%\new-%RANDOM%%RANDOM%.aot"
"%JDK%\bin\java.exe" -XX:AOTCacheOutput="%NEW_CACHE%" %JAVA_OPTIONS% %MODULE_OPTIONS% -cp "%APP%\*" %MAIN_CLASS% %TRAINING% >"%STATE%\startup-cache.log" 2>&1 <nul
rem What a training that failed leaves behind is not to be trusted. A file without content says that there is no cache.
if not "%ERRORLEVEL%"=="0" del /q "%NEW_CACHE%" 2>nul
if not exist "%NEW_CACHE%" type nul >"%NEW_CACHE%"
if not exist "%CACHE%" move /y "%NEW_CACHE%" "%CACHE%" >nul 2>&1
if exist "%STATE%\training" rmdir /s /q "%STATE%\training"

:start
set "CACHE_OPTIONS="
for %%c in ("%CACHE%") do if %%~zc gtr 0 set CACHE_OPTIONS=-XX:AOTCache="%CACHE%" -Xlog:aot=off -Xlog:cds=off -XX:Tier2InvokeNotifyFreqLog=18 -XX:Tier2BackedgeNotifyFreqLog=20 -XX:Tier0BackedgeNotifyFreqLog=13 -XX:Tier3InvocationThreshold=400 -XX:Tier3MinInvocationThreshold=200
"%JDK%\bin\java.exe" %JAVA_OPTIONS% %CACHE_OPTIONS% %EDGEWISE_JAVA_OPTS% %MODULE_OPTIONS% -cp "%APP%\*" %MAIN_CLASS% %*
exit /b %ERRORLEVEL%

rem Sets APP to the folder of the last build, when there is one and no source is newer.
:find_build
set "APP="
if not exist "%STATE%\%CURRENT%" exit /b 0
set /p ID=<"%STATE%\%CURRENT%"
if not exist "%STATE%\%ID%\started" exit /b 0
powershell -NoProfile -Command ^
  "$r = $env:ROOT; $built = (Get-Item ($env:STATE + '\' + $env:ID + '\started')).LastWriteTimeUtc;" ^
  "$sources = @('pom.xml') + @(%SOURCES% | ForEach-Object { $_ + '\pom.xml'; $_ + '\src\main' }) + @('topologies\catalog','topologies\data','scenarios\examples');" ^
  "foreach ($s in $sources) { $p = Join-Path $r $s; if (Test-Path $p) { foreach ($f in @(Get-Item $p) + @(Get-ChildItem $p -Recurse)) { if ($f.LastWriteTimeUtc -gt $built) { exit 1 } } } }"
if errorlevel 1 exit /b 0
set "APP=%STATE%\%ID%"
exit /b 0

rem Builds into a folder of its own, because a running Edgewise keeps its jars open. Sets APP when it succeeds.
:build
where mvn >nul 2>&1
if errorlevel 1 goto no_maven
echo edgewise: building Edgewise ^(about a minute the first time^) ... 1>&2
set "ID=%MODULE%-%RANDOM%%RANDOM%"
mkdir "%STATE%\%ID%"
type nul >"%STATE%\%ID%\started"
del /q "%ROOT%\%MODULE%\target\%MODULE%-*.jar" 2>nul
if exist "%ROOT%\%MODULE%\target\lib" rmdir /s /q "%ROOT%\%MODULE%\target\lib"
for %%m in (sim-core topologies reports scenarios %MODULE%) do if exist "%ROOT%\%%m\target\classes" rmdir /s /q "%ROOT%\%%m\target\classes"
set "CALLER_JAVA_HOME=%JAVA_HOME%"
set "JAVA_HOME=%JDK%"
pushd "%ROOT%"
call mvn -q -B -Dstyle.color=never -Dmaven.test.skip=true package -pl %MODULE% -am >"%STATE%\build.log" 2>&1 <nul
set "RESULT=%ERRORLEVEL%"
popd
set "JAVA_HOME=%CALLER_JAVA_HOME%"
if not "%RESULT%"=="0" goto build_failed
copy /y "%ROOT%\%MODULE%\target\%MODULE%-*.jar" "%STATE%\%ID%" >nul
copy /y "%ROOT%\%MODULE%\target\lib\*.jar" "%STATE%\%ID%" >nul
rem JavaFX warns unless it is found as modules.
if "%MODULE%"=="ui" mkdir "%STATE%\%ID%\modules"
if "%MODULE%"=="ui" for %%j in ("%STATE%\%ID%\javafx-*.jar" "%STATE%\%ID%\jfx-*.jar") do move /y "%%j" "%STATE%\%ID%\modules" >nul
>"%STATE%\%CURRENT%" echo %ID%
set "APP=%STATE%\%ID%"
for /d %%d in ("%STATE%\%MODULE%-*") do if /i not "%%~nxd"=="%ID%" rmdir /s /q "%%d" 2>nul
exit /b 0

:build_failed
echo edgewise: the build failed; the end of "%STATE%\build.log": 1>&2
powershell -NoProfile -Command "Get-Content ($env:STATE + '\build.log') -Tail 30" 1>&2
rmdir /s /q "%STATE%\%ID%"
exit /b 1

:no_maven
echo edgewise: Maven is needed to build Edgewise, and there is no mvn on the PATH. Install it: winget install Apache.Maven 1>&2
exit /b 1

rem Sets JDK and JDK_BUILD: the JDK asked for, else the one in use, else the first installed one that is new enough.
:find_jdk
set "JDK="
if defined EDGEWISE_JAVA_HOME (
  call :try_jdk "%EDGEWISE_JAVA_HOME%"
  exit /b 0
)
if defined JAVA_HOME call :try_jdk "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :try_jdk "%%~dpj.."
for /d %%j in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\BellSoft\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\*jdk*") do call :try_jdk "%%~j"
exit /b 0

:try_jdk
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "FOUND=0"
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do for /f "delims=.-+" %%n in ("%%~v") do set "FOUND=%%n"
if %FOUND% lss %MINIMUM_JDK% exit /b 0
set "JDK=%~f1"
rem A start-up cache is only valid for the very build of Java that made it.
set "JDK_BUILD=%FOUND%"
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_RUNTIME_VERSION=" "%~1\release"') do set "JDK_BUILD=%%~v"
exit /b 0

:no_jdk
if defined EDGEWISE_JAVA_HOME echo edgewise: EDGEWISE_JAVA_HOME=%EDGEWISE_JAVA_HOME% is not a JDK %MINIMUM_JDK% or newer 1>&2
echo edgewise: no JDK %MINIMUM_JDK% or newer was found. Install one: winget install EclipseAdoptium.Temurin.%MINIMUM_JDK%.JDK 1>&2
echo edgewise: or set EDGEWISE_JAVA_HOME to the folder of one that lies elsewhere. 1>&2
exit /b 1
