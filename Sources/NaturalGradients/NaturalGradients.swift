@_exported import InformationGeometry
