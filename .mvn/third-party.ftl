<#function licences entry><#return entry.value?sort?join(" or ")></#function>
# Libraries in Edgewise

These ${dependencyMap?size} libraries are delivered with Edgewise. Where one offers several licences, one may choose. Tools and libraries that only
build or test it are not delivered, and Apache Spark is that of the cluster. `.ci/supply-chain --update` writes this file;
data and fonts are in [NOTICE](NOTICE).

| library | artifact | version | licence |
|---|---|---|---|
<#list dependencyMap as entry>
<#assign project = entry.key>
| ${project.name} | `${project.groupId}:${project.artifactId}` | ${project.version} | ${licences(entry)} |
</#list>
